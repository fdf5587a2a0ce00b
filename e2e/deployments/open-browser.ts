import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '../../tools/chromium.mjs';
import { launchChromium } from '../support/launch-chromium.js';

export const hasChromium: boolean = (await findChromium()) !== null;

/** One Chromium for all tests of a file. */
export function openBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (hasChromium) browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('There is no Chromium');
    return browser;
  };
}

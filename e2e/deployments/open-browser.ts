import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../examples/express-shop/src/traffic/launch-chromium.js';
import { findChromium } from '../../tools/chromium.mjs';

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

import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildBundles } from '../../build/bundles.js';
import { launchChromium } from './chromium.js';
import { type Host, startHost } from './host.js';

/** What a browser test works with; host and context are new for each test. */
export interface Bench {
  readonly host: Host;
  readonly context: BrowserContext;
}

/** Registers the suite's hooks: one browser, and for each test an app and a browser context. */
export function useBench(): () => Bench {
  let browser: Browser;
  let bench: Bench;
  let bundles: Awaited<ReturnType<typeof buildBundles>>;
  beforeAll(async () => {
    bundles = await buildBundles();
    browser = await launchChromium();
  });
  beforeEach(async () => {
    bench = { host: await startHost(bundles), context: await browser.newContext() };
  });
  afterEach(async () => {
    await bench.context.close();
    await bench.host.close();
  });
  afterAll(() => browser?.close());
  return () => bench;
}

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildBundles } from '../../build/bundles.js';
import { launchChromium, until } from './chromium.js';
import { type Host, startHost } from './host.js';

/** What a browser test works with; host and context are new for each test. */
export interface Bench {
  readonly host: Host;
  readonly context: BrowserContext;
}

/** Registers the suite's hooks: one browser, and for each test an app and a browser context. */
export function useBench(): () => Bench {
  return register(beforeEach, afterEach);
}

/** The same with one app and one context for all tests of the suite, which must not disturb each other. */
export function useSharedBench(): () => Bench {
  return register(beforeAll, afterAll);
}

/** Waits until the page's first upload has arrived, without waiting for the time it would go at. */
export function untilRecorded(page: Page, { ingest }: Host, ms?: number): Promise<void> {
  const arrived = async (): Promise<boolean> => {
    await flush(page);
    return ingest.parts.size > 0;
  };
  return until('the recorder runs', arrived, ms);
}

/** Has everything uploaded that is recorded so far. */
export async function flush(page: Page): Promise<void> {
  await page.evaluate(`globalThis[Symbol.for('auditreel.recorder')]?.flush()`);
}

function register(
  before: typeof beforeEach | typeof beforeAll,
  after: typeof afterEach | typeof afterAll,
): () => Bench {
  let browser: Browser;
  let bench: Bench;
  let bundles: Awaited<ReturnType<typeof buildBundles>>;
  beforeAll(async () => {
    bundles = await buildBundles();
    browser = await launchChromium();
  });
  before(async () => {
    bench = { host: await startHost(bundles), context: await browser.newContext() };
  });
  after(async () => {
    await bench.context.close();
    await bench.host.close();
  });
  afterAll(() => browser?.close());
  return () => bench;
}

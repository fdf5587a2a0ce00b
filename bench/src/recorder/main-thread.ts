import type { Page } from 'playwright-core';

/** Reads how much CPU time, ms, tasks of the page's main thread have taken since its browser was opened. */
export type MainThread = () => Promise<number>;

/** CPU time, and not time on the clock: what else the machine does is not the page's. */
export async function watchMainThread(page: Page): Promise<MainThread> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async function readMainThread() {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('This Chromium does not say how long its tasks take.');
    return seconds * 1000;
  };
}

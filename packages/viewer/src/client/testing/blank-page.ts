import type { Page } from 'playwright-core';

/** Leaves a page as good as new for the next test, on an answer of the viewer at `url`: of another origin, it would take a new process. */
export async function blankPage(page: Page, url: string): Promise<void> {
  for (const event of ['console', 'pageerror', 'request'] as const) page.removeAllListeners(event);
  await page.goto(`${url}/api/me`);
  await page.evaluate(() => localStorage.clear());
  await page.emulateMedia({ media: null, colorScheme: null });
}

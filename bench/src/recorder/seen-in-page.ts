import type { Page } from 'playwright-core';
import { inPagePath } from './in-page-file.ts';

/** What `in-page/watch-tasks.js` notes; times are ms on the page's clock. */
export interface SeenInPage {
  readonly tasks: readonly { readonly from: number; readonly ms: number }[];
  readonly snapshots: readonly number[];
}

/** Puts the watch in, before any script of the page's. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript({ path: inPagePath('watch-tasks.js') });
}

export function pageNow(page: Page): Promise<number> {
  return page.evaluate<number>('bench.now()');
}

export function countNodes(page: Page): Promise<number> {
  return page.evaluate<number>('bench.countNodes()');
}

export function seenInPage(page: Page): Promise<SeenInPage> {
  return page.evaluate<SeenInPage>('({ tasks: bench.tasks, snapshots: bench.snapshots })');
}

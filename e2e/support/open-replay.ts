import type { Page } from 'playwright-core';

/** Opens a record in the viewer; answers the moment its replay shows, ms on the clock of the recorded browser. */
export async function openReplay(page: Page, viewerUrl: string, recordId: string): Promise<number> {
  await page.goto(`${viewerUrl}/records/${recordId}`);
  const player = page.locator('[data-t]');
  await player.locator('iframe').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => Number(document.querySelector('[data-t]')?.getAttribute('data-t')) > 0);
  return Number(await player.getAttribute('data-t'));
}

export async function textOfReplay(page: Page): Promise<string> {
  const frame = page.frames().at(-1);
  return frame ? frame.evaluate(() => document.body?.textContent ?? '') : '';
}

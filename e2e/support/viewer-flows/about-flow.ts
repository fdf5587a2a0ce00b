import { expect } from 'vitest';
import { distinct, type OpenedViewer } from './opened-viewer.js';
import { soon } from './soon.js';

/** From a record to all that its actor did, and to all that happened to its target. */
export async function aboutFlow({ app, page, record, open, cells }: OpenedViewer): Promise<void> {
  await open(`/records/${record.id}`, '.page-head');
  const head = page.locator('.page-head');
  await head.getByRole('link', { name: app.actorName }).click();
  await page.waitForURL(`**/actors/${record.actorId}`);
  await soon(() => page.locator('h1').textContent()).toBe(app.actorName);
  await soon(async () => distinct(await cells('actor').allTextContents())).toEqual([app.actorName]);
  expect(await cells('action').allTextContents()).toContain('authn.login');
  await page.locator('.actor-sessions li').first().waitFor();

  await page.goBack();
  await head.getByRole('link', { name: app.done.targetName }).click();
  await page.waitForURL(`**/targets/${app.done.targetType}/${record.targetId}`);
  await page.getByRole('heading', { name: app.done.targetName }).waitFor();
  await soon(() => head.textContent()).toContain(`${app.done.targetType} ${record.targetId}`);
  await soon(async () => distinct(await cells('target').allTextContents())).toEqual([
    expect.stringContaining(app.done.targetName),
  ]);
}

import { expect } from 'vitest';
import type { OpenedViewer } from './opened-viewer.js';
import { soon } from './soon.js';

/** The list is open while somebody acts in another browser. */
export async function liveFlow(viewer: OpenedViewer): Promise<void> {
  const { app, page, cells } = viewer;
  await openLive(viewer);
  const before = await cells('action').count();
  await page.evaluate(() => Reflect.set(globalThis, '__sameDocument', true));
  await app.actAgain();
  await soon(() => cells('action').count()).toBe(before + 1);
  await soon(() => page.locator('.arrived .row-link').textContent()).toBe(app.done.action);
  expect(await page.evaluate(() => Reflect.get(globalThis, '__sameDocument'))).toBe(true);
}

/** The list is held, counts what comes, and lets it in when asked. */
export async function pauseFlow(viewer: OpenedViewer): Promise<void> {
  const { app, page, cells } = viewer;
  await openLive(viewer);
  const before = await cells('action').count();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Paused. Go on' }).waitFor();
  await app.actAgain();
  const waiting = page.getByRole('button', { name: '1 new' });
  await waiting.waitFor();
  expect(await cells('action').count()).toBe(before);
  await waiting.click();
  await soon(() => cells('action').count()).toBe(before + 1);
  await page.getByRole('button', { name: 'Paused. Go on' }).click();
  await page.getByRole('button', { name: 'Live. Pause' }).waitFor();
}

/** What the actor does with one action: nothing else comes into this list. */
async function openLive({ app, page, record, open }: OpenedViewer): Promise<void> {
  const streams = page.waitForResponse((response) => response.url().includes('/records/stream'));
  await open(`/?actor=${record.actorId}&action=${app.done.action}`);
  await streams;
  await page.getByRole('button', { name: 'Live. Pause' }).waitFor();
}

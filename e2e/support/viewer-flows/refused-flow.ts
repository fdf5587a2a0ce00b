import { expect } from 'vitest';
import type { OpenedViewer } from './opened-viewer.js';

/** A record that is not there is said not to be, without a way to try again. */
export async function unknownRecordFlow({ page, open }: OpenedViewer): Promise<void> {
  await open('/records/01890000-0000-7000-8000-000000000000', '[role=alert]');
  const said = page.getByRole('alert');
  expect(await said.getByRole('heading').textContent()).toBe('This cannot be shown');
  expect(await said.getByRole('button').count()).toBe(0);
  await page.getByRole('link', { name: 'Records' }).click();
  await page.locator('.rows-space .row-link').first().waitFor();
}

/** Whoever is signed in without the right to look sees nothing of the log, by no way. */
export async function forbiddenFlow({ app, url, record }: OpenedViewer): Promise<void> {
  const page = await app.actor.context.newPage();
  for (const path of ['', `/records/${record.id}`, '/api/records', `/api/export?format=csv`]) {
    const answer = await page.goto(`${url}${path}`);
    expect([path, answer?.status()]).toEqual([path, 403]);
    expect(await page.content()).not.toContain(app.done.action);
  }
  await page.close();
}

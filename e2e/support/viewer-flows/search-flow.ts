import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { distinct, type OpenedViewer } from './opened-viewer.js';
import { soon } from './soon.js';

/** Filters are typed, and completed by what there is. */
export async function typedFiltersFlow({
  app,
  page,
  record,
  open,
  asked,
  cells,
}: OpenedViewer): Promise<void> {
  await open('/');
  await page.keyboard.press('/');
  await page.keyboard.type(`actor:${app.actorName.slice(0, 3).toLowerCase()}`);
  await page.getByRole('option', { name: app.actorName }).click();
  await page.keyboard.type('outcome:suc');
  await page.getByRole('option', { name: 'outcome:success' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await soon(asked).toEqual({ actor: record.actorId, outcome: 'success' });
  await soon(async () => distinct(await cells('actor').allTextContents())).toEqual([app.actorName]);
  expect(await outcomes(page)).toEqual(['Success']);
  expect(await page.getByRole('combobox', { name: 'Search records' }).inputValue()).toContain(
    'outcome:success',
  );
}

/** A filter beside the list narrows it down, and lets go. */
export async function facetFlow({ app, page, open, asked, cells }: OpenedViewer): Promise<void> {
  await open('/');
  const value = page.locator('.facet-value', { hasText: app.done.action }).first();
  await value.click();
  await soon(asked).toEqual({ action: app.done.action });
  await soon(async () => distinct(await cells('action').allTextContents())).toEqual([app.done.action]);
  await value.click();
  await soon(asked).toEqual({});
  await soon(async () => distinct(await cells('action').allTextContents())).toContain('authn.login');
}

/** A range is drawn over the bars, kept under a name, and brought back. */
export async function brushAndViewFlow({ page, open, asked, cells }: OpenedViewer): Promise<void> {
  await open('/?outcome=failure', '.histogram-plot');
  const { x, y, width } = (await page.locator('.histogram-plot').boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(x + width - 2, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + 2, y + 20);
  await page.mouse.up();
  await soon(() => Object.keys(asked())).toEqual(['outcome', 'from', 'to']);
  const range = asked();
  await soon(() => page.locator('.time-field').textContent()).toContain(' – ');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('What went wrong');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('link', { name: 'What went wrong' }).waitFor();
  await open('/');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('link', { name: 'What went wrong' }).click();
  await soon(asked).toEqual(range);
  await soon(async () => distinct(await cells('action').allTextContents())).toContain('authn.login');
  expect(await outcomes(page)).toEqual(['Failure']);
}

/** A word that no filter names finds the record that it occurs in; one that occurs nowhere is said so. */
export async function freeTextFlow({ app, page, open, asked, cells }: OpenedViewer): Promise<void> {
  await open('/');
  await page.keyboard.press('/');
  await page.keyboard.type(`"${app.done.targetName}"`);
  await page.keyboard.press('Enter');
  await soon(() => asked().q).toContain(app.done.targetName);
  await soon(async () => distinct(await cells('target').allTextContents())).toEqual([
    expect.stringContaining(app.done.targetName),
  ]);
  // That somebody looked for it is a record, too, of a success.
  await page.getByRole('combobox', { name: 'Search records' }).fill('wombats-and-trombones outcome:failure');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No record matches these filters' }).waitFor();
}

async function outcomes(page: Page): Promise<readonly (string | null)[]> {
  return distinct(await page.locator('.rows-space .badge.outcome').allTextContents());
}

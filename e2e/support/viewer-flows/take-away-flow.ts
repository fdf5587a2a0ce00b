import { readFile } from 'node:fs/promises';
import type { AuditRecord } from '@auditreel/core';
import { expect } from 'vitest';
import type { OpenedViewer } from './opened-viewer.js';

/** A spreadsheet: its first line names the columns, and no cell of it is a formula. */
export async function csvFlow(viewer: OpenedViewer): Promise<void> {
  const text = await exported(viewer, { format: 'CSV', query: '' });
  expect(text.split('\r\n')[0]).toMatch(/^id,time,.*action,.*targetName/);
  expect(text).toContain(viewer.app.done.action);
  expect(text).toContain(`'${viewer.app.formula}`);
  expect(cellsOf(text).filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
}

/** A record on each line, as the filters of the list say, and a last one that says that it is whole. */
export async function jsonLinesFlow(viewer: OpenedViewer): Promise<void> {
  const text = await exported(viewer, { format: 'JSON Lines', query: '?outcome=failure' });
  const records = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditRecord);
  const end = records.pop();
  expect(records.length).toBeGreaterThanOrEqual(3);
  expect(new Set(records.map(({ outcome }) => outcome))).toEqual(new Set(['failure']));
  expect(end).toMatchObject({
    action: 'audit.export_end',
    metadata: { records: records.length, isWhole: true },
  });
}

/** A link to a record opens it until it is revoked. */
export async function shareFlow({ app, page, url, record, open }: OpenedViewer): Promise<void> {
  await open(`/records/${record.id}`, '.page-head');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('textbox', { name: 'What it is about (optional)' }).fill('As we spoke of');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByRole('textbox', { name: 'Shared link' }).inputValue();
  expect(link.startsWith(`${url}/s/`)).toBe(true);
  await page.goto(link);
  await page.getByRole('heading', { name: app.done.action }).waitFor();
  expect(page.url()).toBe(`${url}/records/${record.id}`);
  await open('/shares', '.share-row');
  const row = page.locator('.share-row', { hasText: 'As we spoke of' });
  await row.getByText('opened once').waitFor();
  await row.getByRole('button', { name: 'Revoke' }).click();
  await row.getByRole('button', { name: 'Revoke for good?' }).click();
  await page.getByRole('heading', { name: 'No link is in force' }).waitFor();
  const gone = await page.goto(link);
  expect(gone?.status()).toBe(404);
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
}

/** On paper stand the facts and where they are from, and nothing to press. */
export async function printFlow({ app, page, url, record, open }: OpenedViewer): Promise<void> {
  await open(`/records/${record.id}`, '.replay-actions');
  await page.emulateMedia({ media: 'print' });
  try {
    for (const hidden of ['.top-bar', '.player', '.replay-actions', '.page-actions']) {
      expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    }
    await page.getByRole('heading', { name: app.done.action }).waitFor();
    expect(await page.locator('.print-line').isVisible()).toBe(true);
    expect(await page.locator('.print-line').textContent()).toContain(`${url}/records/${record.id}`);
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(4);
  } finally {
    await page.emulateMedia({ media: null });
  }
}

interface Export {
  readonly format: 'CSV' | 'JSON Lines';
  readonly query: string;
}

async function exported({ page, open }: OpenedViewer, { format, query }: Export): Promise<string> {
  await open(`/${query}`);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  return readFile(await (await download).path(), 'utf8');
}

/** Of all lines, without the quotes around them. */
function cellsOf(csv: string): readonly string[] {
  const cells = csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ViewerAssets } from '../server/assets.js';
import type { Rows } from '../server/testing/store-rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { complaintsOf } from './testing/complaints-of.js';
import { builtViewer, recordedStory, sharedChromium } from './testing/made-once.js';
import { manyRecords } from './testing/many-records.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { storyRows } from './testing/story-rows.js';

let browser: Browser;
let assets: ViewerAssets;
let rows: Rows;
let viewer: ServedViewer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  assets = await builtViewer();
  const story = storyRows(await recordedStory());
  rows = { ...story, records: [...manyRecords(250), ...(story.records ?? [])] };
  browser = await sharedChromium();
  page = await browser.newPage();
}, 60_000);

afterAll(() => browser?.close());

beforeEach(async () => {
  viewer = await serveViewer({ assets, rows, isRecorded: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  complaints = complaintsOf(page);
});

afterEach(async () => {
  await blankPage(page, viewer.url);
  await viewer.close();
});

const refund = (): NonNullable<Rows['records']>[number] => {
  const found = rows.records?.find(({ requestId }) => requestId === 'q-refund');
  if (found === undefined) throw new Error('The story has no refund');
  return found;
};
const markOf = (requestId: string): number =>
  rows.marks?.find((mark) => mark.requestId === requestId)?.t ?? 0;
const picture = async (name: string): Promise<void> => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};

describe.skipIf(!HAS_CHROMIUM)(`taking records away${NO_CHROMIUM}`, () => {
  it('exports what the list shows, with its filters', async () => {
    await page.goto(`${viewer.url}/?outcome=denied`);
    await page.click('text=Export');
    await picture('export-menu');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=JSON Lines')]);
    expect(download.suggestedFilename()).toMatch(/^audit-\d{8}-\d{6}\.jsonl$/);
    const lines = (await text(await download.createReadStream())).trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line));
    expect(records.length).toBeGreaterThan(5);
    expect(new Set(records.slice(0, -1).map(({ outcome }) => outcome))).toEqual(new Set(['denied']));
    expect(records.at(-1)).toMatchObject({ action: 'audit.export_end', metadata: { isWhole: true } });
    expect(complaints).toEqual([]);
  });

  it('is reached by the keyboard alone', async () => {
    await page.goto(viewer.url);
    await page.focus('.export-button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=menuitem]:focus');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('[role=menuitem]:focus')).toContain('JSON Lines');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toContain('export-button');
  });

  it('prints a record on paper: everything known, nothing to press, where and when it was printed', async () => {
    await page.goto(`${viewer.url}/records/${refund().id}`);
    await page.waitForSelector('.replay-actions');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['.top-bar', '.player', '.replay-actions', '.page-actions']) {
      expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    }
    expect(await page.textContent('.print-line')).toContain(`${viewer.url}/records/${refund().id}`);
    expect(await page.locator('.print-line').isVisible()).toBe(true);
    const folded = page.locator('.fact-groups details').first();
    await folded.evaluate((element: HTMLDetailsElement) => element.removeAttribute('open'));
    expect(await folded.locator('.json-key').first().isVisible()).toBe(true);
    const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(colour).toBe('rgb(255, 255, 255)');
    const paper = await page.pdf({ format: 'A4', printBackground: true });
    if (process.env.PICTURES) await writeFile(`${process.env.PICTURES}/print.pdf`, paper);
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(4);
    if (process.env.PICTURES) {
      await page.setViewportSize({ width: 700, height: 990 });
      await page.screenshot({ path: `${process.env.PICTURES}/print.png`, fullPage: true });
    }
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a note on a moment${NO_CHROMIUM}`, () => {
  it('stands in the visit at its time, with who wrote it, and leads back there', async () => {
    const t = markOf('q-login-2');
    await page.goto(`${viewer.url}/sessions/visit-ada?t=${t}&tab=tab1`);
    await page.click('[aria-label="Write a note on this moment"]');
    await page.fill('.note-panel textarea', 'Second try: 5 k\u202e <b>here</b>\nThen a third');
    await picture('note-form');
    await page.click('text=Save note');
    const note = page.locator('.moment.note');
    await note.waitFor();
    expect(await note.textContent()).toContain('Second try: 5 k\\u{202e} <b>here</b>');
    expect(await note.locator('.note-line').allTextContents()).toEqual([expect.any(String), 'Then a third']);
    expect(await note.textContent()).toContain('Grace Hopper');
    await page.focus('.timeline');
    await page.keyboard.press('Home');
    await note.locator('.moment-seek').click();
    expect(Number(await page.getAttribute('.player', 'data-t'))).toBe(t);
    await picture('note');
    const { records } = await viewer.storage.records.list({ action: 'audit.note', limit: 5 });
    expect(records).toMatchObject([{ targetId: 'visit-guest', metadata: { tab: 'tab1' } }]);
    expect(complaints).toEqual([]);
  });

  it('keeps its text, and says why, when it cannot be stored', async () => {
    viewer.broken.add('/admin/audit/api/notes');
    await page.goto(`${viewer.url}/sessions/visit-ada`);
    await page.click('[aria-label="Write a note on this moment"]');
    await page.fill('.note-panel textarea', 'not lost');
    await page.click('text=Save note');
    await page.waitForSelector('.note-panel [role=alert]');
    expect(await page.inputValue('.note-panel textarea')).toBe('not lost');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a shared link${NO_CHROMIUM}`, () => {
  it('leads to the record until it is revoked, and is listed with its openings', async () => {
    await page.goto(`${viewer.url}/records/${refund().id}`);
    await page.click('.page-actions >> text=Share');
    await page.fill('.share-form input', 'The refund we spoke of');
    await picture('share-form');
    await page.click('text=Create link');
    const link = await page.inputValue('.share-form input.mono');
    expect(link.startsWith(`${viewer.url}/s/`)).toBe(true);
    await picture('share-made');
    await page.goto(link);
    await page.waitForSelector('.record-page');
    expect(page.url()).toBe(`${viewer.url}/records/${refund().id}`);
    await page.goto(`${viewer.url}/shares`);
    await page.waitForSelector('.share-row');
    expect(await page.textContent('.share-row')).toMatch(
      /The refund we spoke of.*Grace Hopper.*opened once/s,
    );
    await picture('shares');
    await page.click('text=Revoke');
    await page.click('text=Revoke for good?');
    await page.waitForSelector('text=No link is in force');
    expect(complaints).toEqual([]);
    const gone = await page.goto(link);
    expect(gone?.status()).toBe(404);
    await page.waitForSelector('text=This link does not work any more');
    await picture('share-gone');
  });

  it('is made of a moment from the player', async () => {
    const t = markOf('q-refund');
    await page.goto(`${viewer.url}/sessions/visit-ada?t=${t}`);
    await page.click('[aria-label="Copy link to this moment"]');
    await page.selectOption('.share-form select', { label: '7 days' });
    await page.click('text=Create link');
    const link = await page.inputValue('.share-form input.mono');
    await page.goto(link);
    expect(page.url()).toBe(`${viewer.url}/sessions/visit-ada?t=${t}&tab=tab1`);
  });
});

it.skipIf(!HAS_CHROMIUM)(`offers nothing that may not be done${NO_CHROMIUM}`, async () => {
  const other = await serveViewer({ assets, rows, can: ['replay'] });
  try {
    await page.goto(other.url);
    await page.waitForSelector('.rows-space .row');
    expect(await page.locator('.export-button').count()).toBe(0);
    await page.goto(`${other.url}/records/${refund().id}`);
    await page.waitForSelector('.replay-actions');
    expect(await page.locator('text=Share').count()).toBe(0);
    expect(await page.locator('[aria-label="Write a note on this moment"]').count()).toBe(0);
    await page.goto(`${other.url}/shares`);
    await page.waitForSelector('text=You may not share links');
  } finally {
    await other.close();
  }
});

it.skipIf(!HAS_CHROMIUM)(`fits a phone${NO_CHROMIUM}`, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', `/records/${refund().id}`, '/sessions/visit-ada', '/shares', '/s/nothing']) {
    await page.goto(`${viewer.url}${path}`);
    await page.waitForSelector('.rows-space .row, .replay-actions, .controls .tool, .state');
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, .player, .controls, .search-actions')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.className || element.tagName),
    );
    await picture(`phone${path.replaceAll('/', '-').slice(0, 12)}`);
    expect([path, tooWide]).toEqual([path, []]);
  }
});

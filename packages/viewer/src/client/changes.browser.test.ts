import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aChange, aRecord, recordId } from '../server/testing/rows.js';
import type { Rows } from '../server/testing/store-rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { complaintsOf } from './testing/complaints-of.js';
import { fateRows } from './testing/fate-rows.js';
import { hostileChanges } from './testing/hostile-changes.js';
import { layoutShift } from './testing/layout-shift.js';
import { builtViewer, recordedStory, sharedChromium } from './testing/made-once.js';
import { manyRecords } from './testing/many-records.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { LOST_RECORD } from './testing/story-changes.js';
import { storyRows } from './testing/story-rows.js';

const HOSTILE = aRecord(0xaaa1, { action: 'order.break' });
const BULK = aRecord(0xaaa2, { action: 'order.archive' });
const ROW = '/changes?model=Order&targetId=1042';

let browser: Browser;
let viewer: ServedViewer;
let rows: Rows;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  const story = storyRows(await recordedStory());
  const fate = fateRows(Date.now());
  const bulk = Array.from({ length: 60 }, (_, n) =>
    aChange(0xb000 + n, { recordId: BULK.id, targetId: String(n) }),
  );
  rows = {
    ...story,
    records: [...manyRecords(20), ...(story.records ?? []), ...fate.records, HOSTILE, BULK],
    sessions: [...(story.sessions ?? []), ...fate.sessions],
    holds: fate.holds,
    changes: [...(story.changes ?? []), ...hostileChanges(HOSTILE.id, 0xc000), ...bulk],
  };
  viewer = await serveViewer({ assets: await builtViewer(), rows });
  browser = await sharedChromium();
  page = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await viewer?.close();
});

beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  complaints = complaintsOf(page);
});

afterEach(() => blankPage(page, viewer.url));

const refund = (): string => rows.records?.find(({ requestId }) => requestId === 'q-refund')?.id ?? '';
const texts = (selector: string): Promise<readonly string[]> => page.locator(selector).allTextContents();

async function open(path: string, wait: string): Promise<void> {
  await page.goto(`${viewer.url}${path}`);
  await page.waitForSelector(wait);
}

describe.skipIf(!HAS_CHROMIUM)(`what a record changed${NO_CHROMIUM}`, () => {
  it('stands below the replay, row by row, with what was and what is', async () => {
    await open(`/records/${refund()}`, '.changed-row');
    expect(await texts('.changed-row h3')).toEqual([
      'Order 1042',
      'Refund rf_88',
      'Coupon ["1042","WELCOME"]',
    ]);
    const order = page.locator('.changed-row').first();
    expect(await order.locator('.badge.op').allTextContents()).toEqual(['Changed', 'Changed']);
    const state = order.locator('.diff > div').first();
    expect(await state.locator('dt').textContent()).toBe('state');
    expect(await state.locator('del').textContent()).toBe('paid');
    expect(await state.locator('ins').textContent()).toBe('refunded');
    expect(await order.locator('mark').last().textContent()).toBe('B');
    expect(complaints).toEqual([]);
  });

  it('says of a value why it is not shown, and of a write that nothing is known of it', async () => {
    await open(`/records/${refund()}`, '.changed-row');
    const created = page.locator('.changed-row').nth(1);
    expect(await created.locator('.fate-tag.redacted').textContent()).toBe('redacted');
    expect(await created.locator('.hashed').textContent()).toBe('48,211 bytes · SHA-256 6c1f0e5a6c1f…');
    expect(await created.locator('.escape').textContent()).toBe('\\u{202e}');
    expect(await page.textContent('.opaque')).toContain('2 writes to tables without triggers.');
  });

  it('opens a long value from the keyboard', async () => {
    await open(`/records/${refund()}`, '.changed-row');
    const long = page.locator('.now .long-text');
    expect(await long.locator('summary').textContent()).toContain('Refunded in full.');
    await long.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await long.getAttribute('open')).toBe('');
    expect(await long.locator('> bdi').textContent()).toContain('the filters are a brick');
  });

  it('reads well aloud: each side is named, each row has a heading', async () => {
    await open(`/records/${refund()}`, '.changed-row');
    const heard = await page.locator('.changes').ariaSnapshot();
    expect(heard).toContain('heading "Changes 4" [level=2]');
    expect(heard).toContain('heading "Order 1042" [level=3]');
    expect(heard).toMatch(/link "History of this row.* Refund rf_88"/);
    expect(heard).toMatch(/term: state\n\s+- definition:\s+- text: was\s+- deletion: paid/);
    expect(heard).toMatch(/definition:\s+- text: now\s+- insertion: refunded/);
  });

  it('is loaded page by page when a request changed many rows', async () => {
    await open(`/records/${BULK.id}`, '.changed-row');
    expect(await page.locator('.changed-row').count()).toBe(25);
    await page.click('text=Show more changes');
    await expect.poll(() => page.locator('.changed-row').count()).toBe(50);
    await page.click('text=Show more changes');
    await expect.poll(() => page.locator('.changed-row').count()).toBe(60);
    expect(await page.locator('text=Show more changes').count()).toBe(0);
  });

  it('does nothing to the page, whatever the app stored', async () => {
    await open(`/records/${HOSTILE.id}`, '.changed-row');
    await page.click('.more-fields > summary');
    for (const summary of await page.locator('.long-text > summary').all()) await summary.click();
    expect(await page.locator('main :is(img, script, b, iframe)').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, '__ran'))).toBeUndefined();
    expect(await page.textContent('.changed-row h3')).toContain('\\u{202e}redrO');
    expect(await page.locator('main *').count()).toBeLessThan(5_000);
    await page.click('text=History of this row');
    await page.waitForSelector('.row-entry');
    expect(await page.locator('.row-entry').count()).toBe(2);
    expect(await page.locator('main :is(img, script, b, iframe)').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is there with the record, so that nothing jumps', async () => {
    await open(`/records/${refund()}`, '.replay-actions');
    expect(await layoutShift(page)).toBeLessThan(0.1);
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the history of a row${NO_CHROMIUM}`, () => {
  it('tells newest first when, who, in which record, and leads to the moment in the replay', async () => {
    await open(`/records/${refund()}`, '.changed-row');
    await page.locator('.changed-row >> text=History of this row').first().click();
    await page.waitForURL(`**${ROW}`);
    await page.waitForSelector('.row-entry');
    expect(await texts('.row-entry .badge.op')).toEqual([
      ...['Changed', 'Changed', 'Changed', 'Changed', 'Created'],
    ]);
    expect(await texts('.row-entry .actor')).toContain('Ada Lovelace');
    await page.locator('text=Watch the moment').first().click();
    await page.waitForSelector('.session-page .player');
    const t = rows.marks?.find(({ requestId }) => requestId === 'q-refund')?.t;
    expect(new URL(page.url()).searchParams.get('t')).toBe(String(t));
    expect(complaints).toEqual([]);
  });

  it('says of what came from no request so, and of what was erased when and by whom', async () => {
    await open(ROW, '.row-entry');
    expect(await page.textContent('.row-entry:nth-child(4)')).toContain('No request');
    const third = page.locator('.row-entry:nth-child(3)');
    expect(await third.locator('.fate-tag.erased').count()).toBe(2);
    expect(await third.locator('.change-erased').textContent()).toMatch(/Erased on .* by u_grace/);
  });

  it('leads to a record that never came, which is shown as unknown', async () => {
    await open(ROW, '.row-entry');
    await page.click('text=Record never came');
    await page.waitForURL(`**/records/${LOST_RECORD}`);
    await page.waitForSelector('.changed-row');
    expect(await page.textContent('.badge.outcome')).toBe('Unknown');
    expect(await page.textContent('.fate-notice')).toContain('may have crashed');
  });

  it('of which nothing is known says so, and one without a name leads back', async () => {
    await open('/changes?model=Order&targetId=none', '.state');
    expect(await page.textContent('.state h2')).toBe('Nothing is known of this row');
    await open('/changes?model=Order', '.state');
    expect(await page.textContent('.state h2')).toBe('There is no such page here');
  });

  it('that does not load says so, and loads when asked again', async () => {
    viewer.broken.add('/admin/audit/api/changes');
    await page.goto(`${viewer.url}${ROW}`);
    await page.waitForSelector('[role=alert]', { timeout: 15_000 });
    viewer.broken.clear();
    await page.click('text=Try again');
    await page.waitForSelector('.row-entry');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`what was deleted, erased or is held${NO_CHROMIUM}`, () => {
  it('is marked in the lists', async () => {
    await open('', '.row .row-link');
    const marked = page.locator('.record-row:has(.fate-tag)');
    expect(await marked.locator('.row-link').allTextContents()).toEqual(['order.refund', 'profile.update']);
    expect(await marked.locator('.fate-tag').allTextContents()).toEqual(['held', 'erased']);
    await open('/sessions', '.row .row-link');
    expect(await texts('.session-row .size .fate-tag')).toEqual(['expired', 'erased']);
  });

  it('stands where the recording would play, with the records of the visit beside it', async () => {
    await open('/sessions/visit-expired', '.state');
    expect(await page.textContent('.state h2')).toBe('Recording expired');
    await page.click('.visit-records >> text=profile.update');
    await page.waitForSelector('.record-page .state');
    expect(await page.textContent('.record-page .state h2')).toBe('Recording expired');
  });

  it('is said on the record: which values are gone, since when, by whom, and where that is recorded', async () => {
    const { records } = fateRows(0);
    await open(`/records/${records[1]?.id}`, '.record-page');
    expect(await page.textContent('.state')).toMatch(/Recording erased.*by u_grace/);
    expect(await page.textContent('.fate-notice.erased')).toMatch(
      /Erased on .* by u_grace: actorId, actorName/,
    );
    expect(await page.locator('dd .fate-tag.erased').count()).toBe(4);
    await page.click('text=The record of it');
    await page.waitForURL(`**/records/${recordId(0xfffe03)}`);
    await expect.poll(() => page.textContent('h1')).toBe('privacy.redact');
  });

  it('is said of a hold on the record and on its visit: why, since when, by whom', async () => {
    for (const path of [`/records/${refund()}`, '/sessions/visit-guest']) {
      await open(path, '.fate-notice.held');
      expect(await page.textContent('.fate-notice.held')).toMatch(/by u_grace: “Chargeback 7731/);
    }
  });
});

it.skipIf(!HAS_CHROMIUM)(`fits a phone without scrolling sideways${NO_CHROMIUM}`, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const paths = [refund(), HOSTILE.id, LOST_RECORD, fateRows(0).records[1]?.id].map((id) => `/records/${id}`);
  for (const path of [...paths, ROW, '/sessions', '/sessions/visit-expired']) {
    await open(path, 'main :is(.changed-row, .row-entry, .state, .row-link)');
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, .rows, .changed-row, .diff dd')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.className || element.tagName),
    );
    expect([path, tooWide]).toEqual([path, []]);
  }
});

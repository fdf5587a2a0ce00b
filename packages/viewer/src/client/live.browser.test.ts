import type { AuditRecord } from '@auditreel/core/adapter';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ViewerAssets } from '../server/assets.js';
import { aRecord, recordId } from '../server/testing/rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { builtViewer, sharedChromium } from './testing/made-once.js';
import { manyRecords } from './testing/many-records.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';

let browser: Browser;
let assets: ViewerAssets;
let viewer: ServedViewer;
let page: Page;
let complaints: string[];
let stored: number;

beforeAll(async () => {
  assets = await builtViewer();
  browser = await sharedChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
}, 60_000);

afterAll(() => browser?.close());

beforeEach(async () => {
  stored = 1_000;
  complaints = [];
  viewer = await serveViewer({ assets, rows: { records: manyRecords(250) } });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterEach(async () => {
  await blankPage(page, viewer.url);
  await viewer.close();
});

/** Opens a list and waits for its stream. */
async function open(path = ''): Promise<void> {
  const streams = page.waitForResponse((response) => response.url().includes('/records/stream'));
  await page.goto(`${viewer.url}${path}`);
  await streams;
  await page.waitForSelector('.live-toggle.live');
  await page.waitForSelector('.rows-space .row');
}

/** Stores new records; answers their ids. */
async function store(count: number, with_: Partial<AuditRecord> = {}): Promise<readonly string[]> {
  const numbers = Array.from({ length: count }, () => ++stored);
  await viewer.storage.records.insert(
    numbers.map((n) => aRecord(n, { time: Date.now(), action: `live.n${n}`, ...with_ })),
  );
  return numbers.map(recordId);
}

const actions = (): Promise<readonly string[]> => page.locator('.rows-space .row-link').allTextContents();
const topActions = async (count: number): Promise<readonly string[]> => {
  const rows = await page.locator('.rows-space > .row').evaluateAll((all) =>
    all
      .map((row) => ({
        y: row.getBoundingClientRect().y,
        action: row.querySelector('.row-link')?.textContent ?? '',
      }))
      .sort((a, b) => a.y - b.y)
      .map(({ action }) => action),
  );
  return rows.slice(0, count);
};
const scrollTo = (top: number): Promise<void> =>
  page.evaluate((to) => document.querySelector('.rows')?.scrollTo({ top: to }), top);
const scrolled = (): Promise<number | undefined> =>
  page.evaluate(() => document.querySelector('.rows')?.scrollTop);
const newButton = (): Promise<string | null> => page.locator('.live-new').textContent({ timeout: 5_000 });

describe.skipIf(!HAS_CHROMIUM)(`the list of records while more are stored${NO_CHROMIUM}`, () => {
  it('lets them in at its top, newest first and each once', async () => {
    await open();
    await store(2);
    await expect.poll(() => topActions(2), { timeout: 3_000 }).toEqual(['live.n1002', 'live.n1001']);
    await store(1);
    await expect.poll(() => topActions(1), { timeout: 3_000 }).toEqual(['live.n1003']);
    const shown = await actions();
    expect(shown.filter((action) => action.startsWith('live.'))).toHaveLength(3);
    expect(complaints).toEqual([]);
  });

  it('stays where somebody reads further down, and tells how many are new', async () => {
    await open();
    await scrollTo(1_500);
    await store(3);
    expect(await newButton()).toContain('3 new');
    expect(await scrolled()).toBe(1_500);
    expect(await actions()).not.toContain('live.n1001');
    await page.click('.live-new');
    await expect.poll(() => topActions(3)).toEqual(['live.n1003', 'live.n1002', 'live.n1001']);
    expect(await scrolled()).toBe(0);
    expect(await page.locator('.live-new').count()).toBe(0);
  });

  it('lets in what waits when somebody scrolls back up', async () => {
    await open();
    await scrollTo(1_500);
    await store(1);
    await newButton();
    await scrollTo(0);
    await expect.poll(() => topActions(1)).toEqual(['live.n1001']);
  });

  it('does not move under somebody who goes through it by keyboard', async () => {
    await open();
    await page.locator('.rows-space .row-link').nth(3).focus();
    await page.keyboard.press('Shift+Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    await store(1);
    expect(await newButton()).toContain('1 new');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(focused);
  });

  it('is held by a key, counts what comes, and goes on', async () => {
    await open();
    await page.keyboard.press('p');
    await page.waitForSelector('.live-toggle.paused');
    await store(2);
    expect(await newButton()).toContain('2 new');
    expect(await topActions(1)).not.toEqual(['live.n1002']);
    await page.click('.live-toggle');
    await expect.poll(() => topActions(2)).toEqual(['live.n1002', 'live.n1001']);
  });

  it('does not take a letter that is typed for a key', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('p');
    expect(await page.locator('.live-toggle.live').count()).toBe(1);
  });

  it('shows only what matches its filters', async () => {
    await open('/?outcome=denied');
    await store(1);
    const [id] = await store(1, { outcome: 'denied' });
    await page.waitForSelector(`.row-link[href$="${id}"]`, { timeout: 3_000 });
    expect(await actions()).not.toContain('live.n1001');
  });

  it('listens to nothing when it ended in the past', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${viewer.url}/?to=${Date.now() - 3_600_000}`);
    await page.waitForSelector('.rows-space .row');
    await page.waitForTimeout(300);
    expect(await page.locator('.live-toggle').count()).toBe(0);
    expect(asked.filter((url) => url.includes('/stream'))).toEqual([]);
  });

  it('has what came while the connection was broken, each once', async () => {
    await open();
    await store(1);
    await expect.poll(() => topActions(1), { timeout: 3_000 }).toEqual(['live.n1001']);
    viewer.drop();
    await store(2);
    await expect
      .poll(() => topActions(3), { timeout: 5_000 })
      .toEqual(['live.n1003', 'live.n1002', 'live.n1001']);
    await page.waitForTimeout(1_500);
    expect((await actions()).filter((action) => action.startsWith('live.'))).toHaveLength(3);
  });

  it('says that the server does not answer, and goes on when it does again', async () => {
    await open();
    viewer.broken.add('/admin/audit/api/records/stream');
    viewer.drop();
    await page.waitForSelector('.live-toggle.reconnecting', { timeout: 6_000 });
    await store(1);
    viewer.broken.clear();
    await page.waitForSelector('.live-toggle.live', { timeout: 12_000 });
    await expect.poll(() => topActions(1), { timeout: 3_000 }).toEqual(['live.n1001']);
  });

  it('listens only while its tab is in sight, and misses nothing', async () => {
    await open();
    await setHidden(true);
    await store(1);
    await page.waitForTimeout(1_500);
    expect(await actions()).not.toContain('live.n1001');
    await setHidden(false);
    await expect.poll(() => topActions(1), { timeout: 3_000 }).toEqual(['live.n1001']);
  });

  it('reads itself again when more came than are kept', async () => {
    await open();
    await page.keyboard.press('p');
    await store(600);
    expect(await newButton()).toContain('Many new');
    await page.click('.live-new');
    await expect.poll(() => topActions(2)).toEqual(['live.n1600', 'live.n1599']);
    await page.waitForTimeout(500);
    expect(await page.locator('.live-new').count()).toBe(0);
    const further = async (): Promise<readonly string[]> => {
      await scrollTo(38 * 590);
      return actions();
    };
    await expect.poll(further, { timeout: 5_000 }).toContain('live.n1010');
  });

  it('still has them after a look at a record', async () => {
    await open();
    const [id] = await store(1);
    await page.click(`.row-link[href$="${id}"]`, { timeout: 3_000 });
    await page.waitForSelector('.record-page');
    await store(1);
    await page.goBack();
    await expect.poll(() => topActions(2), { timeout: 3_000 }).toEqual(['live.n1002', 'live.n1001']);
  });

  it('reads out how many came, and seldom', async () => {
    await open();
    await store(2);
    await store(1);
    const status = page.locator('.live-frame [role=status]');
    await expect.poll(() => status.textContent(), { timeout: 12_000 }).toBe('3 new records');
    expect(await page.getByRole('button', { name: 'Live. Pause' }).count()).toBe(1);
  });
});

async function setHidden(isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

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
let rows: Rows;
let assets: ViewerAssets;
let viewer: ServedViewer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  assets = await builtViewer();
  const story = storyRows(await recordedStory());
  rows = { ...story, records: [...manyRecords(250), ...(story.records ?? [])] };
  viewer = await serveViewer({ assets, rows });
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

const mark = (requestId: string): number => rows.marks?.find((each) => each.requestId === requestId)?.t ?? 0;
const recordOf = (requestId: string): string =>
  rows.records?.find((record) => record.requestId === requestId)?.id ?? '';
const playhead = async (): Promise<number> => Number(await page.getAttribute('.player', 'data-t'));
/** The recorded page shows its own clock. */
const replayed = (selector: string): Promise<string | null | undefined> =>
  page.evaluate(
    (wanted) => document.querySelector('iframe')?.contentDocument?.querySelector(wanted)?.textContent,
    selector,
  );

describe.skipIf(!HAS_CHROMIUM)(`a record${NO_CHROMIUM}`, () => {
  it('stands beside the replay at its moment, within 100 ms of the click', async () => {
    await page.goto(`${viewer.url}/records/${recordOf('q-refund')}`);
    await expect.poll(() => replayed('#now'), { timeout: 10_000 }).toBeTruthy();
    expect(await playhead()).toBe(mark('q-refund'));
    expect(Math.abs(Number(await replayed('#now')) - mark('q-refund'))).toBeLessThanOrEqual(100);
    expect(await page.textContent('h1')).toBe('order.refund');
    expect(complaints).toEqual([]);
  });

  it('shows what hides in a value instead of obeying it', async () => {
    await page.goto(`${viewer.url}/records/${recordOf('q-refund')}`);
    const value = page.locator('.json-string').first();
    expect(await value.textContent()).toBe('damaged \\u{202e}txt.exe');
    expect(await value.locator('bdi .escape').textContent()).toBe('\\u{202e}');
  });

  it('says in words what its badges mean', async () => {
    await page.goto(`${viewer.url}/records/${recordOf('q-refund')}`);
    await page.click('button.badge.witness');
    expect(await page.textContent('[role=dialog]')).toContain('The recording shows the page sending this');
  });

  it('says why there is nothing to watch', async () => {
    const without = rows.records?.find((record) => record.witnessReason === 'no_page');
    await page.goto(`${viewer.url}/records/${without?.id}`);
    await page.waitForSelector('.beside-facts .state');
    expect(await page.textContent('.beside-facts .state')).toContain('none of its pages was open');
  });

  it('leads from before the click to after it when it is played', async () => {
    await page.goto(`${viewer.url}/records/${recordOf('q-refund')}`);
    await page.waitForSelector('.replay-actions');
    await page.click('text=Play from 3 s before');
    await expect.poll(() => replayed('#state'), { timeout: 10_000 }).toBe('Refund requested');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the list${NO_CHROMIUM}`, () => {
  it('reads older records as they come near, and comes back to the same place', async () => {
    await page.goto(viewer.url);
    await page.waitForSelector('.row .row-link');
    expect(await page.locator('.row').count()).toBeLessThan(60);
    const scroll = (): Promise<number> =>
      page.evaluate(() => {
        const list = document.querySelector('.rows');
        if (list) list.scrollTop = list.scrollHeight;
        return list?.scrollHeight ?? 0;
      });
    await expect.poll(scroll, { timeout: 10_000, interval: 100 }).toBeGreaterThan(250 * 38);
    const row = page.locator('.rows-space .row-link').last();
    await row.click();
    await page.waitForSelector('.record-page');
    await page.goBack();
    await page.waitForSelector('.rows-space .row');
    expect(await page.evaluate(() => document.querySelector('.rows')?.scrollTop)).toBeGreaterThan(4000);
  });

  it('keeps its filters in the address', async () => {
    await page.goto(viewer.url);
    await page.fill('[role=combobox]', 'outcome:denied');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?outcome=denied');
    await expect.poll(() => page.locator('.rows-space .badge.outcome.denied').count()).toBeGreaterThan(5);
    await expect.poll(() => page.locator('.rows-space .badge.outcome:not(.denied)').count()).toBe(0);
    await page.reload();
    expect(await page.inputValue('[role=combobox]')).toBe('outcome:denied');
    await page.fill('[role=combobox]', 'actor:nobody-at-all');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=No record matches these filters');
    await page.click('.state >> text=Clear filters');
    await page.waitForSelector('.rows-space .row');
  });

  it('tells that it could not load, and loads when asked again', async () => {
    viewer.broken.add('/admin/audit/api/records');
    await page.goto(viewer.url);
    await page.waitForSelector('[role=alert]', { timeout: 15_000 });
    viewer.broken.clear();
    await page.click('text=Try again');
    await page.waitForSelector('.rows-space .row');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a visit${NO_CHROMIUM}`, () => {
  it('begins at the moment in the address and goes on from page to page', async () => {
    const t = mark('q-login-2');
    await page.goto(`${viewer.url}/sessions/visit-ada?t=${t}&tab=tab1`);
    await expect.poll(() => replayed('#error'), { timeout: 10_000 }).toContain('Try 1');
    expect(await playhead()).toBe(t);
    await page.selectOption('select[aria-label=Speed]', '2');
    await page.focus('.timeline');
    await page.keyboard.press('Space');
    await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Order 1042');
    await expect
      .poll(() => page.textContent('.moment.current .action'), { timeout: 10_000 })
      .toBe('order.refund');
    expect(complaints).toEqual([]);
  });

  it('goes to a record that is clicked, back to the start with a key, and to where the timeline is clicked', async () => {
    await page.goto(`${viewer.url}/sessions/visit-guest`);
    await page.click('.moment-seek >> text=order.refund');
    await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Order 1042');
    expect(await playhead()).toBe(mark('q-refund'));
    await page.focus('.timeline');
    await page.keyboard.press('Home');
    await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Sign in');
    const box = await page.locator('.timeline').boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 3, (box?.y ?? 0) + 20);
    await expect.poll(() => replayed('#state'), { timeout: 10_000 }).toBe('Refund requested');
  });

  it('asks only for the chunks near the playhead', async () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/chunks/'))
        asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
    });
    await page.goto(`${viewer.url}/sessions/visit-ada?t=${mark('q-refund')}`);
    await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Order 1042');
    expect(asked).toEqual(['tab1.page-order.0.0']);
  });

  it('plays the recording in a frame that may run no script', async () => {
    await page.goto(`${viewer.url}/sessions/visit-ada`);
    await page.waitForSelector('iframe', { state: 'attached' });
    expect(await page.getAttribute('iframe', 'sandbox')).toBe('allow-same-origin');
  });

  it('draws what is missing and says so when the playhead is there', async () => {
    const holed = {
      ...rows,
      chunks: rows.chunks?.filter(({ page: of, seq }) => of !== 'page-sign-in' || seq !== 1),
    };
    const other = await serveViewer({ assets, rows: holed as Rows });
    try {
      await page.goto(`${other.url}/sessions/visit-ada?t=${mark('q-login-2')}`);
      await page.waitForSelector('.over.solid');
      expect(await page.textContent('.over.solid')).toContain('This moment was not recorded');
      expect(await page.locator('.lane .gap').count()).toBe(1);
      await page.click('text=Go to where the recording goes on');
      await expect.poll(() => replayed('#error'), { timeout: 10_000 }).toContain('Try 2');
    } finally {
      await other.close();
    }
  });
});

it.skipIf(!HAS_CHROMIUM)(
  `a viewer who may not watch recordings reads the record all the same${NO_CHROMIUM}`,
  async () => {
    const other = await serveViewer({ assets, rows, can: [] });
    try {
      await page.goto(`${other.url}/records/${recordOf('q-refund')}`);
      await page.waitForSelector('.beside-facts .state');
      expect(await page.textContent('h1')).toBe('order.refund');
      expect(await page.locator('iframe').count()).toBe(0);
    } finally {
      await other.close();
    }
  },
);

it.skipIf(!HAS_CHROMIUM)(`fits a phone without scrolling sideways${NO_CHROMIUM}`, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', `/records/${recordOf('q-refund')}`, '/sessions', '/sessions/visit-ada']) {
    await page.goto(`${viewer.url}${path}`);
    await page.waitForSelector('.rows-space .row, .player');
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, .rows, .player')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.className || element.tagName),
    );
    expect([path, tooWide]).toEqual([path, []]);
  }
});

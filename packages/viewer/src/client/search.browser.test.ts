import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aRecord } from '../server/testing/rows.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { boundedList } from './testing/bounded-list.js';
import { complaintsOf } from './testing/complaints-of.js';
import { layoutShift } from './testing/layout-shift.js';
import { builtViewer, sharedChromium } from './testing/made-once.js';
import { searchRows } from './testing/search-rows.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { timed } from './testing/timed.js';

const NOW = Date.now();
const HOSTILE_ID = 'a/b?<img src=x onerror="globalThis.__ran=1">\u202e';

let browser: Browser;
let viewer: ServedViewer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  const rows = searchRows(NOW);
  const hostile = aRecord(0, { time: NOW - 20_000, action: 'order.break', actorId: HOSTILE_ID });
  const target = { targetType: 'order', targetId: HOSTILE_ID };
  const records = [...rows.records, ...timed([{ ...hostile, ...target }])];
  viewer = await serveViewer({ assets: await builtViewer(), rows: { ...rows, records } });
  browser = await sharedChromium();
  page = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await viewer?.close();
});

beforeEach(async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  complaints = complaintsOf(page);
});

afterEach(() => blankPage(page, viewer.url));

const BOX = '[role=combobox]';
const ROW = '.rows-space .row-link';
const PLOT = '.histogram-plot';
const box = (): Promise<string> => page.inputValue(BOX);
const asked = (): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
const options = (): Promise<readonly string[]> => page.locator('[role=option] code').allTextContents();
const outcomes = async (): Promise<readonly string[]> => [
  ...new Set(await page.locator('.rows-space .badge.outcome').allTextContents()),
];

async function open(path: string, wait = ROW): Promise<void> {
  await page.goto(`${viewer.url}${path}`);
  await page.waitForSelector(wait);
}

async function type(text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

describe.skipIf(!HAS_CHROMIUM)(`the search box${NO_CHROMIUM}`, () => {
  it('is reached with a key, and completes filters and their words from the keyboard', async () => {
    await open('');
    await type('out');
    await expect.poll(options).toEqual(['outcome:']);
    await page.keyboard.press('ArrowDown');
    const active = await page.getAttribute(BOX, 'aria-activedescendant');
    expect(await page.getAttribute(`[id="${active}"]`, 'aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await options()).toEqual([
      ...['outcome:success', 'outcome:failure', 'outcome:denied', 'outcome:unknown'],
    ]);
    await page.keyboard.type('den');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?outcome=denied');
    expect(await box()).toBe('outcome:denied ');
    await expect.poll(outcomes).toEqual(['Denied']);
    expect(await page.getAttribute(BOX, 'aria-expanded')).toBe('false');
    expect(complaints).toEqual([]);
  });

  it('completes actors and actions with how many records they would leave', async () => {
    await open('');
    await type('outcome:denied actor:ada');
    await expect.poll(options).toEqual(['actor:u_ada']);
    expect(await page.locator('[role=option]').textContent()).toMatch(/^actor:u_adaAda Lovelace15\d$/);
    await page.locator('[role=option]').click();
    await expect.poll(asked).toEqual({ actor: 'u_ada', outcome: 'denied' });
    await page.keyboard.type('action:');
    await expect.poll(options).toEqual(['action:order.refund']);
    await page.keyboard.press('Escape');
    expect(await page.locator('[role=listbox]').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await box()).toBe('actor:u_ada outcome:denied');
  });

  it('says what it cannot ask, asks nothing then, and gives it back as it was typed', async () => {
    await open('?outcome=denied');
    await page.fill(BOX, 'outcome:maybe colour:red');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.query-problems')).toBe(
      'outcome: is one of success, failure, denied, unknown.There is no filter colour. To look for the text itself, put it in quotes.',
    );
    expect(await page.getAttribute(BOX, 'aria-invalid')).toBe('true');
    expect([await box(), asked()]).toEqual(['outcome:maybe colour:red', { outcome: 'denied' }]);
    await page.keyboard.press('Escape');
    expect([await box(), await page.locator('.query-problems').count()]).toEqual(['outcome:denied', 0]);
  });

  it('completes one filter while another is wrong', async () => {
    await open('');
    await type('colour:red outcome:den');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box()).toBe('colour:red outcome:denied ');
    expect(await page.textContent('.query-problems')).toContain('no filter colour');
    expect(asked()).toEqual({});
  });

  it('keeps a time ago in the address as it was typed, and shows it on the button of the time', async () => {
    await open('');
    await type('checkout since:24h');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toEqual({ q: 'checkout', since: '24h' });
    expect([await box(), await page.textContent('.time-field')]).toEqual(['checkout', 'Last 24 hours']);
    await page.reload();
    await page.waitForSelector(ROW);
    expect([await box(), await page.textContent('.time-field')]).toEqual(['checkout', 'Last 24 hours']);
    expect(new Set(await page.locator(ROW).allTextContents())).toEqual(new Set(['checkout.pay']));
    await page.click('[aria-label="Clear all filters"]');
    await expect.poll(asked).toEqual({});
    expect(await page.evaluate(() => document.activeElement?.role)).toBe('combobox');
    await page.goBack();
    await expect.poll(box).toBe('checkout');
  });

  it('leaves a time on the clock to its panel, which asks once it is whole', async () => {
    await open('?outcome=denied');
    await page.click('.time-field');
    await page.locator('.time-panel input').first().fill('2026-01-02T03:04');
    expect(asked()).toEqual({ outcome: 'denied' });
    await page.keyboard.press('Enter');
    const from = String(new Date(2026, 0, 2, 3, 4).getTime());
    await expect.poll(asked).toEqual({ outcome: 'denied', from });
    expect(await page.textContent('.time-field')).toBe('Since 02 Jan 2026, 03:04');
  });

  it('is a combobox with a listbox to who hears it', async () => {
    await open('');
    await page.click(BOX);
    const heard = await page.locator('search').ariaSnapshot();
    expect(heard).toContain('combobox "Search records" [expanded]');
    expect(heard).toContain('listbox "What could be typed here"');
    expect(heard).toMatch(/option "actor: who acted, by id"/);
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the filters beside the list${NO_CHROMIUM}`, () => {
  it('narrow it down with a click, and let go with another', async () => {
    await open('');
    const failure = page.locator('.facet-value', { hasText: 'Failure' });
    expect(await failure.textContent()).toBe('Failure1,500');
    await failure.click();
    await expect.poll(asked).toEqual({ outcome: 'failure' });
    await expect.poll(outcomes).toEqual(['Failure']);
    expect([await box(), await failure.getAttribute('aria-pressed')]).toEqual(['outcome:failure', 'true']);
    await page.click('.facet-value >> text=Kofi Mensah');
    await expect.poll(asked).toEqual({ actor: 'u_kofi', outcome: 'failure' });
    await failure.click();
    await expect.poll(asked).toEqual({ actor: 'u_kofi' });
  });

  it('can be put away, and brought back', async () => {
    await open('', '.facet-value');
    await page.click('button >> text=Filters');
    expect(await page.locator('.facets').count()).toBe(0);
    await page.click('button >> text=Filters');
    await page.waitForSelector('.facets .facet-value');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the bars over time${NO_CHROMIUM}`, () => {
  it('are brushed with the pointer: the range becomes the range of the list', async () => {
    await open('', PLOT);
    const { x, y, width } = (await page.locator(PLOT).boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await page.mouse.move(x + width * 0.92, y + 20);
    expect(await page.textContent('.histogram-tip')).toMatch(/^\d\d \w+.* · [\d,]+ records$/);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.86, y + 20);
    await page.mouse.up();
    await expect.poll(() => Object.keys(asked())).toEqual(['from', 'to']);
    const [from, to] = [Number(asked().from), Number(asked().to)];
    await expect.poll(() => page.textContent('.time-field')).toContain(' – ');
    const days = await page
      .locator('.rows-space time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(days.every((day) => from <= Date.parse(day ?? '') && Date.parse(day ?? '') < to)).toBe(true);
  });

  it('are brushed with keys as well, and tell what is chosen', async () => {
    await open('?outcome=denied', PLOT);
    await page.focus(PLOT);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await page.getAttribute(PLOT, 'aria-valuetext')).toMatch(/ · [\d,]+ records$/);
    await page.keyboard.press('Escape');
    expect(await page.getAttribute(PLOT, 'aria-valuetext')).toBe('All time');
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(() => Object.keys(asked())).toEqual(['outcome', 'from', 'to']);
  });

  it('have their place before they are there, so that nothing jumps', async () => {
    await open('', PLOT);
    await page.waitForSelector('.facet-value');
    expect(await layoutShift(page)).toBeLessThan(0.05);
  });

  it('that do not load say so, and load when asked again', async () => {
    viewer.broken.add('/admin/audit/api/histogram');
    await page.goto(viewer.url);
    await page.waitForSelector('.histogram [role=alert]', { timeout: 15_000 });
    viewer.broken.clear();
    await page.click('.histogram >> text=Try again');
    await page.waitForSelector(PLOT);
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a search that gave up${NO_CHROMIUM}`, () => {
  let whole: ServedViewer['storage']['records']['list'];

  beforeEach(() => {
    whole = viewer.storage.records.list;
    Object.assign(viewer.storage.records, { list: boundedList(whole, 500) });
  });

  afterEach(() => {
    Object.assign(viewer.storage.records, { list: whole });
  });

  it('says how far back it looked, and goes on when asked', async () => {
    await open('?actor=u_ada&outcome=denied');
    await page.waitForSelector('.list-foot >> text=Searched back to');
    const before = await page.locator(ROW).count();
    await page.waitForTimeout(300);
    expect(await page.locator(ROW).count()).toBe(before);
    await page.click('text=Search further');
    await expect.poll(() => page.locator(ROW).count()).toBeGreaterThan(before);
    expect(await page.locator('.list-foot .hint').count()).toBe(0);
  });

  it('found nothing yet, and finds what is far back; for free text it tells of the index', async () => {
    await open('?q=zoe', '.state');
    expect(await page.textContent('.state h2')).toBe('Nothing found yet');
    expect(await page.textContent('.state .hint')).toContain('npx auditreel guard add --search');
    await page.click('text=Search further');
    await expect.poll(() => page.textContent('.searched-back')).toContain('Search further');
    await page.click('text=Search further');
    await page.waitForSelector(ROW);
    expect(await page.textContent('.rows-space .actor')).toBe('Zoe Old');
    expect(await page.textContent('.list-foot')).toBe('That is everything.');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`saved views${NO_CHROMIUM}`, () => {
  const save = async (name: string): Promise<void> => {
    await page.fill('[aria-label="Name of the view"]', name);
    await page.keyboard.press('Enter');
  };

  it('keep what is listed under a name, over a reload, until they are deleted', async () => {
    await open('?outcome=denied&since=7d');
    await page.click('text=Views');
    await save('Refused this week');
    await page.waitForSelector('.view-link >> text=Refused this week');
    await page.goto(viewer.url);
    await page.click('text=Views');
    await page.click('.view-link >> text=Refused this week');
    await expect.poll(asked).toEqual({ outcome: 'denied', since: '7d' });
    expect(await page.locator('.views-panel').count()).toBe(0);
    await page.click('text=Views');
    await page.click('[aria-label="Rename Refused this week"]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Refused');
    await page.keyboard.press('Enter');
    await page.click('[aria-label="Delete Refused"]');
    expect(await page.textContent('.views-panel')).toContain('None saved yet');
  });

  it('of which some are built in', async () => {
    await open('');
    await page.click('text=Views');
    await page.click('.view-link >> text=Failed sign-ins');
    await expect.poll(asked).toEqual({ action: 'authn.*', outcome: 'failure' });
    await expect
      .poll(async () => [...new Set(await page.locator(ROW).allTextContents())])
      .toEqual(['authn.login']);
  });

  it('that the browser does not store are not shown as if it had', async () => {
    await open('?outcome=denied');
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.click('text=Views');
    await save('Refused');
    expect(await page.textContent('.views-problem')).toContain('did not store it');
    expect(await page.textContent('.views-panel')).toContain('None saved yet');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`an actor${NO_CHROMIUM}`, () => {
  it('has a page that a row leads to: all that they did, and their sessions', async () => {
    await open('');
    await page.locator('.rows-space .about-link >> text=Ada Lovelace').first().click();
    await page.waitForURL('**/actors/u_ada');
    await expect.poll(() => page.textContent('h1')).toBe('Ada Lovelace');
    expect(await page.textContent('.page-head')).toMatch(/User.*u_ada.*Last seen.*first seen/);
    await page.waitForSelector(ROW);
    expect(new Set(await page.locator('.rows-space .actor').allTextContents())).toEqual(
      new Set(['Ada Lovelace']),
    );
    expect(await page.locator('.actor-sessions li').count()).toBe(5);
    await page.click('.facet-value >> text=Denied');
    await page.waitForURL('**/actors/u_ada?outcome=denied');
    await page.click('.page-head >> text=All sessions');
    await page.waitForURL('**/sessions?actor=u_ada');
    expect(complaints).toEqual([]);
  });

  it('of whom another is searched on the page gives way to all records', async () => {
    await open('/actors/u_ada?outcome=denied');
    await type('actor:u_kofi');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?actor=u_kofi');
  });

  it('may be called anything', async () => {
    await open('');
    await page.locator('.rows-space .about-link').first().click();
    await page.waitForURL('**/actors/*');
    await expect.poll(() => page.textContent('h1')).toContain('a/b?<img src=x');
    expect(await page.textContent('h1 .escape')).toBe('\\u{202e}');
    await page.waitForSelector(ROW);
    await page.reload();
    await page.waitForSelector(ROW);
    expect(await page.locator('.rows-space .row').count()).toBe(1);
    await page.locator('.rows-space .target .about-link').click();
    await page.waitForURL('**/targets/order/*');
    await page.waitForSelector(ROW);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, '__ran'))).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  it('whom no record knows is said so', async () => {
    await open('/actors/nobody', '.state');
    expect(await page.textContent('.page-head')).toContain('No record of this actor');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a target${NO_CHROMIUM}`, () => {
  it('has a page with all that happened to it, and the history of its row where that is tracked', async () => {
    await open('/targets/order/1042');
    expect(new Set(await page.locator('.rows-space .target').allTextContents())).toEqual(
      new Set(['order 1042']),
    );
    await page.click('text=History of the row');
    await page.waitForURL('**/changes?model=Order&targetId=1042');
    await open('/targets/cart/1079');
    await page.waitForTimeout(300);
    expect(await page.locator('text=History of the row').count()).toBe(0);
  });
});

it.skipIf(!HAS_CHROMIUM)(`fits a phone without scrolling sideways${NO_CHROMIUM}`, async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', '?outcome=denied&since=24h', '/actors/u_ada', '/targets/order/1042']) {
    await open(path);
    expect(await page.locator('.facets').count()).toBe(0);
    await page.click('button >> text=Filters');
    await page.waitForSelector('.facets .facet-value');
    const tooWide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, .explorer, .search-bar, .facets, .rows')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.className || element.tagName),
    );
    expect([path, tooWide]).toEqual([path, []]);
    expect((await page.locator('.rows').boundingBox())?.height).toBeGreaterThan(150);
  }
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ViewerAssets } from '../server/assets.js';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { blankPage } from './testing/blank-page.js';
import { CHECKOUT_AT, checkoutRows } from './testing/checkout-rows.js';
import { complaintsOf } from './testing/complaints-of.js';
import { builtViewer, sharedChromium } from './testing/made-once.js';
import { recordCheckout } from './testing/record-checkout.js';
import type { Take } from './testing/recording-page.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { chunkOf } from './testing/story-rows.js';

let browser: Browser;
let assets: ViewerAssets;
let take: Take;
let rows: ReturnType<typeof checkoutRows>;
let viewer: ServedViewer;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  if (!HAS_CHROMIUM) return;
  assets = await builtViewer();
  take = await recordCheckout();
  rows = checkoutRows(take);
  viewer = await serveViewer({ assets, rows });
  browser = await sharedChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await viewer?.close();
});

beforeEach(() => {
  complaints = complaintsOf(page);
});

afterEach(() => blankPage(page, viewer.url));

const SESSION = '/sessions/visit-checkout';
const paid = (): number => take.marks[0]?.t ?? 0;
const playhead = async (): Promise<number> => Number(await page.getAttribute('.player', 'data-t'));
const replayed = (selector: string): Promise<string | null | undefined> =>
  page.evaluate(
    (wanted) => document.querySelector('iframe')?.contentDocument?.querySelector(wanted)?.textContent,
    selector,
  );
const signalsTold = (): Promise<string[]> => page.locator('.moment.signal .moment-seek').allInnerTexts();

async function open(path: string): Promise<void> {
  await page.goto(`${viewer.url}${path}`);
  await expect.poll(() => replayed('h1'), { timeout: 15_000 }).toBe('Checkout');
}

describe.skipIf(!HAS_CHROMIUM)(`signals${NO_CHROMIUM}`, () => {
  it('are found in what a person did, told in words among the records, and shown where they happened', async () => {
    await open(SESSION);
    await expect.poll(signalsTold, { timeout: 10_000 }).toHaveLength(4);
    const told = (await signalsTold()).map((text) => text.replace(/\s+/g, ' '));
    expect(told[0]).toContain('Dead click Use voucher');
    expect(told[1]).toContain('Rage click 4× Free delivery within a day');
    expect(told[2]).toContain('Form error City: Tell us your city');
    expect(told[3]).toContain('Form error Your bank refused the payment');
    const order = await page.locator('.moment .action').allInnerTexts();
    expect(order.at(-2)).toBe('checkout.pay');
    expect(await page.locator('.signal-marks > i').count()).toBe(4);
    expect(await page.locator('.heat rect').count()).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
  });

  it('lead to their moment', async () => {
    await open(SESSION);
    await page.click('.moment-seek >> text=Form error >> nth=1');
    await expect.poll(() => replayed('#refused'), { timeout: 10_000 }).toBe('Your bank refused the payment');
    expect(await page.textContent('.moment.current')).toContain('Your bank refused the payment');
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the keys of the player${NO_CHROMIUM}`, () => {
  it('go to records, in small steps, to a tenth, and change the speed', async () => {
    await open(SESSION);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(playhead).toBe(paid());
    await page.keyboard.press(',');
    expect(await playhead()).toBe(paid() - 100);
    await page.keyboard.press('0');
    expect(await playhead()).toBe(rows.chunks?.[0]?.firstMs);
    await page.keyboard.press(']');
    expect(await page.inputValue('select[aria-label=Speed]')).toBe('2');
    await page.keyboard.press('s');
    expect(await page.getAttribute('#skip-idle', 'data-state')).toBe('unchecked');
  });

  it('are listed on a sheet that a key opens and closes, on the list too', async () => {
    await open(SESSION);
    await page.keyboard.press('?');
    expect(await page.textContent('[role=dialog]')).toContain('To the previous or next record');
    const before = await playhead();
    await page.keyboard.press('ArrowRight');
    expect(await playhead()).toBe(before);
    await page.keyboard.press('?');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await page.goto(viewer.url);
    await page.waitForSelector('.rows-space .row');
    await page.click('button[aria-label="Keys of this page"]');
    expect(await page.textContent('[role=dialog]')).toContain('Go to the search box');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
  });

  it('mean nothing to the player while somebody types', async () => {
    await open(SESSION);
    await page.click('button[aria-label="Copy link to this moment"]');
    await page.focus('.link-panel input');
    const before = await playhead();
    await page.keyboard.press('5');
    expect(await playhead()).toBe(before);
  });

  it('fill the screen with the player and leave it again', async () => {
    await open(SESSION);
    const full = (): Promise<string | undefined> =>
      page.evaluate(() => document.fullscreenElement?.className);
    await page.keyboard.press('f');
    await expect.poll(full).toBe('player');
    await page.keyboard.press('f');
    await expect.poll(full).toBeUndefined();
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a link to a moment${NO_CHROMIUM}`, () => {
  it('leads to the very millisecond that was on show', async () => {
    await open(`${SESSION}?t=${paid() + 7}&tab=tab1`);
    await page.click('button[aria-label="Copy link to this moment"]');
    const link = await page.inputValue('.link-panel input');
    expect(link).toBe(`${viewer.url}${SESSION}?t=${paid() + 7}&tab=tab1`);
    await page.goto(link);
    await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Checkout');
    expect(await playhead()).toBe(paid() + 7);
  });
});

describe.skipIf(!HAS_CHROMIUM)(`the story of a record${NO_CHROMIUM}`, () => {
  it('tells page, acts, request, changes, answer and what the page said, in order', async () => {
    await open(`/records/${rows.paymentId}`);
    await expect.poll(() => page.locator('.step').count(), { timeout: 10_000 }).toBeGreaterThan(5);
    const steps = (await page.locator('.step p').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(steps[0]).toBe('On Checkout http://shop.test/checkout');
    expect(steps.slice(-6)).toEqual([
      'Filled in the field “City” as Kyoto',
      'Clicked the button “Pay 119.50 €”',
      'The page sent POST /checkout/pay',
      'The app changed 1 row: Payment pay_9',
      'The app answered 402 Failure · CARD_DECLINED after 180 ms',
      'The page showed “Your bank refused the payment”',
    ]);
    await page.click('.step-after button');
    await expect.poll(() => replayed('#refused')).toBe('Your bank refused the payment');
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!HAS_CHROMIUM)(`a session that still runs${NO_CHROMIUM}`, () => {
  it('is followed as its chunks come, in the same player, and left by scrubbing back', async () => {
    const half = paid() - 2500;
    const chunks = [
      chunkOf(
        take.events.filter(({ timestamp }) => timestamp < half),
        0,
        CHECKOUT_AT,
      ),
      chunkOf(
        take.events.filter(({ timestamp }) => timestamp >= half),
        1,
        CHECKOUT_AT,
      ),
    ] as const;
    const sessions = rows.sessions?.map((session) => ({ ...session, lastSeenAt: Date.now() })) ?? [];
    const other = await serveViewer({ assets, rows: { sessions, chunks: [chunks[0]] } });
    try {
      await page.goto(`${other.url}${SESSION}`);
      await expect.poll(() => replayed('h1'), { timeout: 10_000 }).toBe('Checkout');
      await page.evaluate(() => document.querySelector('iframe')?.setAttribute('data-first', 'yes'));
      await page.click('.live-button');
      await page.waitForSelector('.notice.waiting', { timeout: 15_000 });
      const { byteLength: bytes } = chunks[1];
      await other.storage.chunks.put(chunks[1], rows.marks ?? []);
      await other.storage.sessions.touch(CHECKOUT_AT.sessionId, { at: Date.now(), chunks: 1, bytes });
      await other.storage.records.insert(rows.records ?? []);
      const stored = Date.now();
      await page.waitForSelector('.moment >> text=checkout.pay', { timeout: 8_000 });
      expect(Date.now() - stored).toBeLessThan(5_000);
      await expect
        .poll(() => replayed('#refused'), { timeout: 15_000 })
        .toBe('Your bank refused the payment');
      expect(await page.getAttribute('iframe', 'data-first')).toBe('yes');
      expect(await page.getAttribute('.live-button', 'aria-pressed')).toBe('true');
      await page.keyboard.press('Home');
      expect(await page.getAttribute('.live-button', 'aria-pressed')).toBe('false');
      expect(complaints).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

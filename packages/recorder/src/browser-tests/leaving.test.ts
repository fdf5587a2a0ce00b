import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import { untilRecorded, useBench } from './setup.js';

const HTML =
  '<!doctype html><head>{recorder}</head><body><input id="i"><p id="p">x</p><a href="/next">next</a></body>';

describe.skipIf(!CHROMIUM)(`leaving a page${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('in mid-typing, the tail is stored', async () => {
    const { host, page } = await open();
    await page.locator('#i').pressSequentially('abc');
    await say(page, 'the-last-word');
    await page.goto(`${host.origin}/next`);
    await until('the tail arrives', () => host.ingest.everything().includes('the-last-word'));
    expect(inputs()).toBe(3);
    await expectWhole();
  });

  it('by closing the tab, the tail is stored', async () => {
    const { host, page } = await open();
    await page.locator('#i').pressSequentially('abc');
    await say(page, 'the-last-word');
    await closeTab(page);
    await until('the tail arrives', () => host.ingest.everything().includes('the-last-word'));
    await expectWhole();
  });

  it('by reloading, session and tab go on with a new page', async () => {
    const { host, page } = await open();
    await say(page, 'the-last-word');
    await page.reload();
    await until('the next page is recorded', () => host.ingest.pages().length === 2);
    await until('the tail arrives', () => host.ingest.everything().includes('the-last-word'));
    expect(host.ingest.sessions).toHaveLength(1);
    expect(host.ingest.sessionRequests).toHaveLength(1);
    expect(new Set(host.ingest.envelopes().map(({ tabId }) => tabId)).size).toBe(1);
    await expectWhole();
  });

  it('a duplicated tab shares the session and gets a tab id of its own', async () => {
    const { host, context, page } = await open();
    const [copy] = await Promise.all([context.waitForEvent('page'), page.evaluate(`void window.open('/')`)]);
    await copy.waitForLoadState();
    await until('both are recorded', () => host.ingest.pages().length === 2);
    expect(host.ingest.sessions).toHaveLength(1);
    expect(new Set(host.ingest.envelopes().map(({ tabId }) => tabId)).size).toBe(2);
    const states = await Promise.all(
      [page, copy].map((tab) => tab.evaluate(`JSON.parse(Object.values(sessionStorage)[0]).tabId`)),
    );
    expect(states[0]).not.toBe(states[1]);
  });

  it('and coming back through the bfcache opens a new page with a snapshot', async () => {
    const { host, page } = await open();
    await page.evaluate(`addEventListener('pageshow', (e) => { globalThis.restored = e.persisted })`);
    await say(page, 'before-leaving');
    await page.click('a');
    await page.waitForURL('**/next');
    await until('the second page is recorded', () => host.ingest.pages().length === 2);
    await page.goBack({ waitUntil: 'commit' });
    await until('the third page is recorded', () => host.ingest.pages().length === 3);
    expect(await page.evaluate('globalThis.restored')).toBe(true);
    await say(page, 'after-coming-back');
    await page.evaluate(`globalThis[Symbol.for('auditreel.recorder')].flush()`);
    await until('it is recorded', () => host.ingest.everything().includes('after-coming-back'));
    await until('the tail arrived', () => host.ingest.everything().includes('before-leaving'));
    const third = host.ingest.pages()[2] ?? '';
    expect(host.ingest.events(third)[0]?.type).toBe(4);
    expect(host.ingest.events(third).map(({ type }) => type)).toContain(2);
    expect(host.ingest.sessions).toHaveLength(1);
    await expectWhole();
  });

  it('offline, what could not be sent arrives when the network is back, once', async () => {
    const { host, context, page } = await open();
    await context.setOffline(true);
    for (const word of ['one', 'two', 'three']) {
      await say(page, `offline-${word}`);
      await page.evaluate(`globalThis[Symbol.for('auditreel.recorder')].flush()`);
    }
    expect(host.ingest.everything()).not.toContain('offline-');
    await context.setOffline(false);
    await until('all of it arrives', () => host.ingest.everything().includes('offline-three'));
    expect(host.ingest.everything()).toContain('offline-one');
    await expectWhole();
  });

  it('while the server is away, the next page brings what was left', async () => {
    const { host, context, page } = await open();
    host.ingest.force = () => ({ status: 503 });
    await say(page, 'left-behind');
    await closeTab(page);
    await new Promise((resolve) => setTimeout(resolve, 300));
    host.ingest.force = () => null;
    expect(host.ingest.everything()).not.toContain('left-behind');
    const next = await context.newPage();
    await next.goto(`${host.origin}/next`);
    await until('it arrives', () => host.ingest.everything().includes('left-behind'));
    await expectWhole();
  });

  it('an outbox entry of an ended session is sent with its own write token', async () => {
    const { host, context, page } = await open();
    host.ingest.force = () => ({ status: 503 });
    await say(page, 'left-behind');
    await closeTab(page);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const { sessionId } of host.ingest.sessions) host.ingest.ended.add(sessionId);
    host.ingest.force = () => null;
    const next = await context.newPage();
    await next.goto(`${host.origin}/next`);
    await until('it arrives', () => host.ingest.everything().includes('left-behind'));
    expect(host.ingest.sessions).toHaveLength(2);
  });

  async function open(): Promise<ReturnType<typeof bench> & { page: Page }> {
    const { host, context } = bench();
    host.page('/', HTML);
    host.page('/next', HTML);
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host);
    return { host, context, page };
  }

  function inputs(): number {
    return bench()
      .host.ingest.events()
      .filter(({ type, data }) => type === 3 && (data as { source: number }).source === 5).length;
  }

  /** Nothing is missing, nothing twice, nothing in conflict, and what was kept is gone. */
  async function expectWhole(): Promise<void> {
    const { host, context } = bench();
    for (const page of host.ingest.pages()) {
      const seqs = host.ingest
        .envelopes()
        .filter((e) => e.page === page)
        .map(({ seq }) => seq);
      expect([...seqs].sort((a, b) => a - b)).toEqual(seqs.map((_, i) => i));
    }
    expect(host.ingest.conflicts).toBe(0);
    const [page] = context.pages();
    if (!page) return;
    const left = `new Promise((done) => { const r = indexedDB.open('auditreel'); r.onsuccess = () => { const g = r.result.transaction('uploads').objectStore('uploads').count(); g.onsuccess = () => done(g.result) } })`;
    await until('the outbox is empty', async () => (await page.evaluate(left)) === 0);
  }
});

async function closeTab(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
}

function say(page: Page, word: string): Promise<void> {
  return page.evaluate((text) => {
    const p = document.querySelector('#p');
    if (p) p.textContent = text;
  }, word);
}

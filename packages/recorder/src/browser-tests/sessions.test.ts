import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import { flush, untilRecorded, useBench } from './setup.js';

const HTML = '<!doctype html><head>{recorder}</head><body><input id="i"><p id="p">x</p></body>';
const FORGOTTEN = `new Promise((done) => { const r = indexedDB.open('auditreel'); r.onsuccess = () => { const g = r.result.transaction('uploads').objectStore('uploads').count(); g.onsuccess = () => done([g.result, sessionStorage.length]) } })`;

describe.skipIf(!CHROMIUM)(`sessions${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('rotate when an answer says that the session has ended', async () => {
    const { host, page } = await open();
    host.ingest.ended.add(host.ingest.sessions[0]?.sessionId ?? '');
    await page.evaluate(`fetch('/logout', { method: 'POST' })`);
    await expectSecondSession();
    expect(host.ingest.sessionRequests[1]).toMatchObject({
      reason: 'ended',
      previous: host.ingest.sessions[0]?.sessionToken,
    });
    await page.evaluate(`fetch('/after', { method: 'POST' })`);
    const after = host.seen.find(({ url }) => url === '/after')?.headers['x-audit-ctx'];
    expect(after).toContain(host.ingest.sessions[1]?.sessionToken);
    await flush(page);
    expect(marksOf(0)).toEqual(['/logout']);
    expect(marksOf(1)).toEqual(['/after']);
  });

  it('rotate when an XMLHttpRequest’s answer says so', async () => {
    const { host, page } = await open();
    host.ingest.ended.add(host.ingest.sessions[0]?.sessionId ?? '');
    await page.evaluate(`const x = new XMLHttpRequest(); x.open('POST', '/logout'); x.send()`);
    await expectSecondSession();
  });

  it('rotate when an ack says so', async () => {
    const { host, page } = await open();
    host.ingest.ended.add(host.ingest.sessions[0]?.sessionId ?? '');
    await say(page, 'hello');
    await flush(page);
    await expectSecondSession();
  });

  it('rotate when the write token is refused, and only once', async () => {
    const { host, page } = await open();
    const first = host.ingest.sessions[0]?.sessionId;
    host.ingest.force = ({ sessionId }) => (sessionId === first ? { status: 401 } : null);
    await say(page, 'hello');
    await flush(page);
    await expectSecondSession();
    await page.waitForTimeout(500);
    expect(host.ingest.sessions).toHaveLength(2);
  });

  it('are shared by tabs: one rotation is everybody’s', async () => {
    const { host, context, page } = await open();
    const other = await context.newPage();
    await other.goto(host.origin);
    await until('both tabs are recorded', () => host.ingest.pages().length === 2);
    expect(host.ingest.sessions).toHaveLength(1);
    host.ingest.ended.add(host.ingest.sessions[0]?.sessionId ?? '');
    await Promise.all([page, other].map((tab) => tab.evaluate(`fetch('/logout', { method: 'POST' })`)));
    await until('both tabs have moved on', () => {
      const second = host.ingest
        .envelopes()
        .filter((e) => e.sessionId === host.ingest.sessions[1]?.sessionId);
      return new Set(second.map(({ tabId }) => tabId)).size === 2;
    });
    expect(host.ingest.sessions).toHaveLength(2);
  });

  it('rest when nobody is there, and rotate at the next touch', async () => {
    bench().host.ingest.settings = { ...bench().host.ingest.settings, idleMs: 1500 };
    const { host, page } = await open();
    await page.waitForTimeout(2500);
    await say(page, 'nobody-saw-this');
    await flush(page);
    expect(host.ingest.everything()).not.toContain('nobody-saw-this');
    await page.locator('#i').press('a');
    await expectSecondSession();
    expect(host.ingest.sessionRequests.at(-1)?.reason).toBe('idle');
  });

  it('rotate at their greatest length', async () => {
    bench().host.ingest.settings = { ...bench().host.ingest.settings, maxMs: 1500 };
    const { host } = await open();
    await expectSecondSession();
    expect(host.ingest.sessionRequests[1]?.reason).toBe('length');
  });

  it('that are not in the sample tag requests and record nothing', async () => {
    bench().host.ingest.settings = { ...bench().host.ingest.settings, recording: false };
    const { host, context } = bench();
    host.page('/', HTML);
    const page = await context.newPage();
    await page.goto(host.origin);
    await until('there is a session', () => host.ingest.sessions.length === 1);
    await page.waitForTimeout(300);
    await page.evaluate(`fetch('/x', { method: 'POST' })`);
    const tag = host.seen.find(({ url }) => url === '/x')?.headers['x-audit-ctx'];
    expect(tag).toContain(host.ingest.sessions[0]?.sessionToken);
    await page.waitForTimeout(1500);
    expect(host.ingest.uploads).toBe(0);
  });

  it.each([409, 413])('go on with a new snapshot after a final %i', async (status) => {
    const { host, page } = await open();
    let refused = 0;
    host.ingest.force = () => (refused++ === 0 ? { status } : null);
    await say(page, 'refused');
    await flush(page);
    await say(page, 'accepted');
    await flush(page);
    expect(host.ingest.everything()).toContain('accepted');
    expect(host.ingest.envelopes().at(-1)?.dropped).toBeGreaterThan(0);
    expect(host.ingest.sessions).toHaveLength(1);
  });

  it('are not asked for without end when every upload is refused', async () => {
    const { host, page } = await open();
    host.ingest.force = () => ({ status: 403 });
    await say(page, 'refused');
    await flush(page);
    await page.waitForTimeout(12_000);
    expect(host.ingest.sessions.length).toBeLessThan(8);
    const { uploads } = host.ingest;
    await say(page, 'again');
    await flush(page);
    expect(host.ingest.uploads).toBe(uploads);
  });

  it('wait as long as a 429 asks for', async () => {
    const { host, page } = await open();
    let refused = 0;
    host.ingest.force = () => (refused++ === 0 ? { status: 429, headers: { 'retry-after': '1' } } : null);
    await say(page, 'patience');
    const from = Date.now();
    await flush(page);
    await until('it arrives', () => host.ingest.everything().includes('patience'));
    expect(Date.now() - from).toBeGreaterThan(900);
  });

  it('stop recording when an ack says stop, and still tag', async () => {
    const { host, page } = await open();
    host.ingest.ackWith = { next: 'stop' };
    await say(page, 'one');
    await flush(page);
    const { uploads } = host.ingest;
    await say(page, 'never');
    await page.evaluate(`fetch('/x', { method: 'POST' })`);
    await flush(page);
    expect(host.ingest.uploads).toBe(uploads);
    expect(host.seen.find(({ url }) => url === '/x')?.headers['x-audit-ctx']).toMatch(/^v1;session\./);
  });

  it('of a day that is spent end in a session that is not recorded, and requests stay tagged', async () => {
    const { host, page } = await open();
    host.ingest.settings = { ...host.ingest.settings, recording: false };
    host.ingest.force = () => ({ status: 403, body: { error: { code: 'DAY_FULL', message: '' } } });
    await say(page, 'too-much');
    await flush(page);
    await until('another session is there', () => host.ingest.sessions.length === 2);
    await page.waitForTimeout(300);
    const { uploads } = host.ingest;
    await say(page, 'after');
    await page.evaluate(`fetch('/x', { method: 'POST' })`);
    await flush(page);
    expect(host.ingest.uploads).toBe(uploads);
    const tag = host.seen.find(({ url }) => url === '/x')?.headers['x-audit-ctx'];
    expect(tag).toContain(host.ingest.sessions[1]?.sessionToken);
  });

  it('have a handle; starting twice is the same recorder, and stopping gives the functions back', async () => {
    const { host, page } = await open();
    await page.addScriptTag({ url: '/api/auditreel/recorder.js' });
    await page.waitForTimeout(300);
    expect(host.ingest.sessionRequests).toHaveLength(1);
    const tag = await page.evaluate(`globalThis[Symbol.for('auditreel.recorder')].tag('POST', '/by-hand')`);
    expect(tag).toMatchObject({ header: ['x-audit-ctx', expect.stringContaining('v1;session.')] });
    await say(page, 'last');
    await page.evaluate(`globalThis[Symbol.for('auditreel.recorder')].stop()`);
    expect(marksOf(0)).toEqual(['/:x']);
    expect(host.ingest.everything()).toContain('last');
    await page.evaluate(`fetch('/untagged', { method: 'POST' })`);
    expect(host.seen.find(({ url }) => url === '/untagged')?.headers['x-audit-ctx']).toBeUndefined();
  });

  async function expectSecondSession(): Promise<void> {
    const { host } = bench();
    const snapshots = (): number => {
      const second = host.ingest.sessions[1]?.sessionId;
      return host.ingest.envelopes().filter((e) => e.sessionId === second && e.seq <= 1 && e.hasSnapshot)
        .length;
    };
    await until('the next session is recorded from a snapshot on', () => snapshots() > 0);
  }

  function marksOf(session: number): readonly string[] {
    const { ingest } = bench().host;
    const id = ingest.sessions[session]?.sessionId;
    return ingest.envelopes().flatMap((e) => (e.sessionId === id ? e.marks.map(({ path }) => path) : []));
  }

  async function open(): Promise<ReturnType<typeof bench> & { page: Page }> {
    const { host, context } = bench();
    host.page('/', HTML);
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host);
    return { host, context, page };
  }
});

describe.skipIf(!CHROMIUM)(`consent and refusal${NO_CHROMIUM}`, () => {
  const bench = useBench();
  const ASKING = HTML.replace(
    '{recorder}',
    `<script>agreed = false; mayRecord = () => agreed</script><script src="/api/auditreel/recorder.js" data-consent="mayRecord"></script>`,
  );

  it('nothing is tagged, asked or sent before consent, and everything after it', async () => {
    const { host, page } = await open(ASKING);
    await page.evaluate(`fetch('/before', { method: 'POST' })`);
    await page.waitForTimeout(1200);
    expect(host.ingest.sessionRequests).toHaveLength(0);
    expect(host.seen.find(({ url }) => url === '/before')?.headers['x-audit-ctx']).toBeUndefined();
    await page.evaluate('void (agreed = true)');
    await untilRecorded(page, host);
  });

  it('withdrawn, it stops, clears what was kept and sends nothing', async () => {
    const { host, page } = await open(ASKING.replace('agreed = false', 'agreed = true'));
    await untilRecorded(page, host);
    host.ingest.force = () => ({ status: 503 });
    await say(page, 'kept-and-cleared');
    await flush(page);
    expect(await page.evaluate(FORGOTTEN)).toEqual([1, 1]);
    await page.evaluate('void (agreed = false)');
    await page.waitForTimeout(1000);
    const { uploads } = host.ingest;
    host.ingest.force = () => null;
    await say(page, 'never');
    await page.evaluate(`fetch('/after', { method: 'POST' })`);
    await page.waitForTimeout(2500);
    expect(host.ingest.uploads).toBe(uploads);
    expect(host.ingest.everything()).not.toContain('kept-and-cleared');
    expect(host.seen.find(({ url }) => url === '/after')?.headers['x-audit-ctx']).toBeUndefined();
    expect(await page.evaluate(FORGOTTEN)).toEqual([0, 0]);
  });

  it('the viewer’s own page is never recorded', async () => {
    const { host, page } = await open(HTML.replace('<body>', '<meta name="auditreel-viewer"><body>'));
    await page.waitForTimeout(1500);
    expect(host.ingest.uploads).toBe(0);
    await page.evaluate(`fetch('/x', { method: 'POST' })`);
    expect(host.seen.find(({ url }) => url === '/x')?.headers['x-audit-ctx']).toBeUndefined();
  });

  it('in an insecure context it stays off and says so in one line', async () => {
    const { host, context } = bench();
    host.page('/', HTML);
    const page = await context.newPage();
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    await page.goto(host.origin.replace('localhost', 'insecure.test'));
    await page.waitForTimeout(500);
    expect(lines).toEqual(['[auditreel] off: not a secure context']);
    expect(host.ingest.sessionRequests).toHaveLength(0);
  });

  async function open(html: string): Promise<{ host: ReturnType<typeof bench>['host']; page: Page }> {
    const { host, context } = bench();
    host.page('/', html);
    const page = await context.newPage();
    await page.goto(host.origin);
    return { host, page };
  }
});

function say(page: Page, word: string): Promise<void> {
  return page.evaluate((text) => {
    const p = document.querySelector('#p');
    if (p) p.textContent = text;
  }, word);
}

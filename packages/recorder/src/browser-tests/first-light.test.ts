import { describe, expect, it } from 'vitest';
import { bundlePage, source } from './bundle-page.js';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import { flush, untilRecorded, useBench } from './setup.js';

describe.skipIf(!CHROMIUM)(`a recorded page${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('tags and marks a click’s fetch, and uploads it with a full snapshot', async () => {
    const { host, page } = await open(
      `<button onclick="fetch('/orders/42', { method: 'POST' })">Buy</button>`,
    );
    await page.click('button');
    await flush(page);
    await until('the mark arrives', () => host.ingest.marks().length > 0);
    const [mark] = host.ingest.marks();
    const [posted] = host.seen.filter(({ method }) => method === 'POST');
    expect(posted?.headers['x-audit-ctx']).toContain(`;${mark?.requestId};`);
    expect(mark).toMatchObject({ method: 'POST', path: '/orders/:x' });
    expect(mark?.inputAgo).toBeLessThan(1000);
    expect(host.ingest.events().map(({ type }) => type)).toContain(2);
    expect(host.ingest.envelopes().at(-1)?.clock?.errorMs).toBeLessThan(1000);
  });

  it('a mark is at the click in the recording, within a few milliseconds', async () => {
    const { host, page } = await open(
      `<button onclick="at = Date.now(); fetch('/x', { method: 'POST' })">Buy</button>`,
    );
    await page.click('button');
    await flush(page);
    await until('the mark arrives', () => host.ingest.marks().length > 0);
    const at = Number(await page.evaluate('at'));
    const event = host.ingest
      .events()
      .find(({ type, data }) => type === 5 && (data as { tag: string }).tag === 'auditreel.request');
    expect(Math.abs((host.ingest.marks()[0]?.t ?? 0) - at)).toBeLessThan(20);
    expect(event?.timestamp).toBe(host.ingest.marks()[0]?.t);
    expect(event?.data).toMatchObject({ payload: { requestId: host.ingest.marks()[0]?.requestId } });
  });

  it('a page too large for one upload arrives in parts and is whole', async () => {
    const { host, page } = await open(
      `<script>
        const word = () => Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.random() * 26 | 0]).join('');
        document.write(Array.from({ length: 30000 }, (_, i) => '<p>' + Array.from({ length: 8 }, word).join(' ') + '</p>').join('') + '<p>the last line</p>');
      </script>`,
      30_000,
    );
    await flush(page);
    await until('a snapshot arrives', () => host.ingest.envelopes().some(({ hasSnapshot }) => hasSnapshot));
    expect(host.ingest.envelopes().some(({ parts }) => parts > 1)).toBe(true);
    const snapshot = host.ingest.events().find(({ type }) => type === 2);
    expect(JSON.stringify(snapshot)).toContain('the last line');
    expect(host.ingest.envelopes().every(({ dropped }) => dropped === 0)).toBe(true);
  });

  it('a burst of marks with long paths never outgrows an envelope', async () => {
    const { host, page } = await open('');
    await page.evaluate(
      `Promise.all(Array.from({ length: 90 }, () => fetch('/' + 'abcdefghijklmnopq/'.repeat(15), { method: 'POST' })))`,
    );
    await flush(page);
    expect(host.ingest.marks()).toHaveLength(90);
    expect(new Set(host.ingest.marks().map(({ requestId }) => requestId)).size).toBe(90);
  });

  it('a wall clock that jumps opens a new page, whose times go on from the new clock', async () => {
    const { host, page } = await open('<p id="p">x</p>');
    await page.evaluate(`{ const real = Date.now; Date.now = () => real() + 3600000 }`);
    await until('a second page', () => host.ingest.pages().length === 2);
    const [first, second] = host.ingest.pages().map((id) => host.ingest.events(id));
    expect((second?.[0]?.timestamp ?? 0) - (first?.at(-1)?.timestamp ?? 0)).toBeGreaterThan(3_590_000);
    expect(second?.[0]?.type).toBe(4);
  });

  it('takes a full snapshot from time to time while something happens, and none while nothing does', async () => {
    bench().host.ingest.settings = { ...bench().host.ingest.settings, snapshotEveryMs: 700 };
    const { host, page } = await open('<p id="p">x</p>');
    await page.waitForTimeout(1600);
    await flush(page);
    const quiet = snapshots();
    await page.evaluate(
      `setInterval(() => { p.textContent = Math.random() < 2 ? 'tick' + Date.now() % 10 : '' }, 100)`,
    );
    await page.waitForTimeout(2500);
    await flush(page);
    expect(quiet).toBeLessThanOrEqual(2);
    expect(snapshots() - quiet).toBeGreaterThanOrEqual(2);
    expect(
      host.ingest.events().some(({ data }) => (data as { tag?: string }).tag === 'auditreel.snapshot'),
    ).toBe(true);
  });

  it('reads each of many added rows once, not once for each of its nodes', async () => {
    const { host, page } = await open('<table><tbody id="t"></tbody></table>');
    const walks = await page.evaluate(`(async () => {
      const { createTreeWalker } = Document.prototype;
      let count = 0;
      Document.prototype.createTreeWalker = function (...args) { count++; return createTreeWalker.apply(this, args) };
      t.innerHTML = Array.from({ length: 1000 }, (_, i) => '<tr><td>' + i + '</td><td>Anna</td><td>Miller</td></tr>').join('');
      await new Promise((resolve) => setTimeout(resolve, 0));
      return count;
    })()`);
    await flush(page);
    expect(walks).toBeGreaterThan(0);
    expect(walks).toBeLessThan(1500);
    expect(host.ingest.everything().split('Miller')).toHaveLength(1001);
  });

  it('says before each snapshot which colours the person sees', async () => {
    const { host, context } = bench();
    host.page('/', '<!doctype html><html><head>{recorder}</head><body>x</body></html>');
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(host.origin);
    await untilRecorded(page, host);
    const events = host.ingest.events();
    const at = events.findIndex(({ type }) => type === 2);
    expect(events.slice(at - 2, at).map(({ type }) => type)).toEqual([4, 5]);
    expect(events[at - 1]?.data).toEqual({ tag: 'auditreel.media', payload: { dark: true } });
  });

  it('started from the module it is the same recorder', async () => {
    const { host, context } = bench();
    host.page('/', `<!doctype html><body><script>${await bundlePage(MODULE)}</script></body>`);
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host);
    expect(
      await page.evaluate(
        'started === startedAgain && started === globalThis[Symbol.for("auditreel.recorder")]',
      ),
    ).toBe(true);
    await page.evaluate(`fetch('/x', { method: 'POST' })`);
    await flush(page);
    expect(host.ingest.marks()).toHaveLength(1);
  });

  function snapshots(): number {
    return bench()
      .host.ingest.events()
      .filter(({ type }) => type === 2).length;
  }

  async function open(body: string, ms = 10_000): Promise<ReturnType<typeof bench> & { page: Page }> {
    const { host, context } = bench();
    host.page('/', `<!doctype html><html><head>{recorder}</head><body>${body}</body></html>`);
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host, ms);
    return { host, context, page };
  }
});

type Page = Awaited<ReturnType<ReturnType<ReturnType<typeof useBench>>['context']['newPage']>>;

/** `startRecorder`, twice called. */
const MODULE = `
  import { startRecorder } from '${source('../index.ts')}';
  globalThis.started = startRecorder();
  globalThis.startedAgain = startRecorder();
`;

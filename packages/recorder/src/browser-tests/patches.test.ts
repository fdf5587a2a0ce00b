import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import { type Bench, flush, untilRecorded, useBench, useSharedBench } from './setup.js';

/** Calls that are made once with the native function, in a page without recorder, and once with the patched one. */
const FETCHES: readonly (readonly [name: string, code: string])[] = [
  ['a string', `fetch('/echo')`],
  ['a URL', `fetch(new URL('/echo?a=1', location.href))`],
  ['an object with a toString', `fetch({ toString: () => '/echo' })`],
  ['a Request', `fetch(new Request('/echo', { method: 'PUT', body: 'x', headers: { 'x-own': '1' } }))`],
  ['a Request with a referrer', `fetch(new Request('/echo', { referrer: '/somewhere' }))`],
  ['a Request without a referrer', `fetch(new Request('/echo', { referrer: '' }))`],
  ['a Request with a referrer policy', `fetch(new Request('/echo', { referrerPolicy: 'no-referrer' }))`],
  [
    'a Request and headers of its own',
    `fetch(new Request('/echo', { headers: { a: '1' } }), { headers: { b: '2' } })`,
  ],
  ['a Request and another method', `fetch(new Request('/echo'), { method: 'DELETE' })`],
  ['a Request and a body', `fetch(new Request('/echo', { method: 'POST', body: 'a' }), { body: 'b' })`],
  [
    'a Request with a FormData',
    `(() => { const f = new FormData(); f.set('a', '1'); return fetch(new Request('/echo', { method: 'POST', body: f })); })()`,
  ],
  [
    'a Request as init',
    `fetch('/echo', new Request('/x', { method: 'PUT', body: 'q', headers: { 'x-own': '2' } }))`,
  ],
  [
    'headers as pairs',
    `fetch('/echo', { method: 'POST', headers: [['x-own', '3'], ['x-own', '4']], body: '{}' })`,
  ],
  ['Headers', `fetch('/echo', { headers: new Headers({ 'x-own': '5' }) })`],
  [
    'a FormData',
    `(() => { const f = new FormData(); f.set('a', new Blob(['z']), 'z.txt'); return fetch('/echo', { method: 'POST', body: f }); })()`,
  ],
  ['URLSearchParams', `fetch('/echo', { method: 'POST', body: new URLSearchParams({ a: '1' }) })`],
  ['a Blob', `fetch('/echo', { method: 'POST', body: new Blob(['abc'], { type: 'text/x' }) })`],
  ['init with inherited members', `fetch('/echo', Object.create({ method: 'PATCH', body: 'inherited' }))`],
  ['a null init', `fetch('/echo', null)`],
  ['a keepalive', `fetch('/echo', { method: 'POST', keepalive: true, body: 'k' })`],
  ['credentials left out', `fetch('/echo', { credentials: 'omit' })`],
  ['no arguments', `fetch()`],
  ['an invalid address', `fetch('http://')`],
  ['an invalid method', `fetch('/echo', { method: 'TRACE' })`],
  ['a body with GET', `fetch('/echo', { body: 'x' })`],
  ['invalid headers', `fetch('/echo', { headers: { 'a b': 'c' } })`],
  [
    'a used Request',
    `(async () => { const r = new Request('/echo', { method: 'POST', body: 'x' }); await r.text(); return fetch(r); })()`,
  ],
  ['an aborted signal', `fetch('/echo', { signal: AbortSignal.abort() })`],
  ['a broken connection', `fetch('/broken')`],
  ['a wrong this', `fetch.call({}, '/echo')`],
  ['new', `Promise.resolve().then(() => new fetch('/echo'))`],
];

const XHRS: readonly (readonly [name: string, code: string])[] = [
  ['a POST with a body', `x.open('POST', '/echo'); x.setRequestHeader('x-own', '1'); x.send('body')`],
  ['a GET', `x.open('GET', '/echo'); x.send()`],
  ['a FormData', `const f = new FormData(); f.set('a', '1'); x.open('PUT', '/echo'); x.send(f)`],
  ['send before open', `x.send()`],
  ['an invalid method', `x.open('TRACE', '/echo')`],
  ['a broken connection', `x.open('POST', '/broken'); x.send()`],
];

describe.skipIf(!CHROMIUM)(`the same call in a page with a recorder and in one without${NO_CHROMIUM}`, () => {
  const bench = useSharedBench();
  let native: Page;
  let patched: Page;
  beforeAll(async () => {
    ({ native, patched } = await bothPages(bench()));
  });

  it.each(FETCHES)('fetch with %s gives what the native one gives', async (_, code) => {
    expect(await outcome(patched, code)).toEqual(await outcome(native, code));
  });

  it.each(XHRS)('XMLHttpRequest with %s gives what the native one gives', async (_, code) => {
    const wrapped = `new Promise((done, fail) => { const x = new XMLHttpRequest(); x.onload = () => done({ status: x.status, url: x.responseURL, text: async () => x.responseText }); x.onerror = () => fail(new Error('xhr')); ${code} })`;
    expect(await outcome(patched, wrapped)).toEqual(await outcome(native, wrapped));
  });

  it('streams a request body as the native one does', async () => {
    const code = `(async () => { const s = new Blob(['streamed']).stream(); const r = new Request('/echo', { method: 'POST', body: s, duplex: 'half' }); await fetch(r).catch((e) => { throw new TypeError(e.message + r.bodyUsed) }); return { status: 0, url: '', text: async () => 'x' } })()`;
    expect(await outcome(patched, code)).toEqual(await outcome(native, code));
  });

  it('leaves the functions looking native', async () => {
    const look = `[fetch.toString(), fetch.name, fetch.length, Object.keys(fetch), '' + XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send.name, '' + HTMLFormElement.prototype.submit]`;
    expect(await patched.evaluate(look)).toEqual(await native.evaluate(look));
  });

  it('reports an unhandled rejection once, as the native one does', async () => {
    const code = `(async () => {
      let n = 0;
      addEventListener('unhandledrejection', (e) => { n++; e.preventDefault() });
      const wait = (ms) => new Promise((done) => setTimeout(done, ms));
      fetch('/broken');
      await fetch('/broken').catch(() => 0);
      for (let i = 0; i < 200 && n === 0; i++) await wait(50);
      await wait(300);
      return n;
    })()`;
    expect(await native.evaluate(code)).toBe(1);
    expect(await patched.evaluate(code)).toBe(1);
  });

  /** What the app sees of a call: answer or error, and what the server saw, without what differs in any two calls. */
  async function outcome(page: Page, code: string): Promise<unknown> {
    const { host } = bench();
    host.seen.length = 0;
    const result: unknown = await page.evaluate(
      `(async () => { try { const r = await (${code}); await r.text(); return { status: r.status, url: r.url } } catch (e) { return { error: e.name, message: e.message } } })()`,
    );
    const boundary = /WebKitFormBoundary\w+/g;
    const seen = host.seen.map(({ method, url, headers, body }) => {
      const { 'x-audit-ctx': _tag, referer, cookie: _cookie, connection: _c, ...rest } = headers;
      const from = referer?.replace(/native|patched/, 'page');
      const text = JSON.stringify({ method, url, headers: { ...rest, referer: from }, body });
      return text.replace(boundary, 'boundary');
    });
    // A browser repeats a request whose connection broke as often as it likes.
    return { result, seen: [...new Set(seen)] };
  }
});

describe.skipIf(!CHROMIUM)(`patched requests${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('tags same-origin requests only, and never its own', async () => {
    const { host } = bench();
    const { patched } = await bothPages(bench());
    const other = host.origin.replace('localhost', '127.0.0.1');
    await patched.evaluate(
      `Promise.all([fetch('/echo'), fetch('${other}/echo', { mode: 'no-cors' }), fetch('/api/auditreel/nothing')].map((p) => p.catch(() => 0)))`,
    );
    const echoes = host.seen.filter(({ url }) => url === '/echo');
    expect(echoes.map(({ headers }) => typeof headers['x-audit-ctx'])).toEqual(['string', 'undefined']);
  });

  it('marks what changes something, and only that', async () => {
    const { host } = bench();
    const { patched } = await bothPages(bench());
    await patched.evaluate(
      `Promise.all(['GET', 'HEAD', 'OPTIONS', 'POST', 'put', 'PATCH', 'delete'].map((method) => fetch('/echo', { method })))`,
    );
    await flush(patched);
    expect(host.ingest.marks().map(({ method }) => method)).toEqual(['POST', 'PUT', 'PATCH', 'DELETE']);
  });

  it('leaves a request alone that was tagged by hand: one header, one mark', async () => {
    const { host } = bench();
    const { patched } = await bothPages(bench());
    const header = await patched.evaluate(`(async () => {
      const [name, value] = globalThis[Symbol.for('auditreel.recorder')].tag('POST', '/echo').header;
      await fetch('/echo', { method: 'POST', headers: { [name]: value } });
      return value;
    })()`);
    await flush(patched);
    expect(host.seen.find(({ url }) => url === '/echo')?.headers['x-audit-ctx']).toBe(header);
    expect(host.ingest.marks()).toHaveLength(1);
  });

  it('tags the very first request of a page, with an empty token', async () => {
    const { host, context } = bench();
    host.page(
      '/',
      `<!doctype html><head>{recorder}<script>fetch('/first', { method: 'POST' })</script></head>`,
    );
    const page = await context.newPage();
    await page.goto(host.origin);
    await until('the mark arrives', () => host.ingest.marks().length > 0);
    const header = host.seen.find(({ url }) => url === '/first')?.headers['x-audit-ctx'];
    expect(header).toMatch(new RegExp(`^v1;;[\\w-]+;${host.ingest.marks()[0]?.requestId};\\d+$`));
  });
});

describe.skipIf(!CHROMIUM)(`forms${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it.each([
    ['a click', `document.querySelector('button').click()`],
    ['submit()', `document.forms[0].submit()`],
    ['requestSubmit()', `document.forms[0].requestSubmit()`],
  ])('a post by %s is marked and named by a cookie', async (_, code) => {
    const { host, page } = await formPage(
      '<form method="post" action="/orders/7"><input name="action"><button>x</button></form>',
    );
    await page.evaluate(code);
    await page.waitForURL('**/orders/7');
    await until('the mark arrives', () => host.ingest.marks().length > 0);
    const [mark] = host.ingest.marks();
    const cookie = host.seen.find(({ method }) => method === 'POST')?.headers.cookie;
    expect(cookie).toContain(
      `auditreel_nav=${mark?.requestId}.${mark && host.ingest.envelopes()[0]?.tabId}.`,
    );
    expect(mark).toMatchObject({ method: 'POST', path: '/orders/:x' });
    expect(host.ingest.marks()).toHaveLength(1);
  });

  it.each([
    ['prevented', '<form method="post" action="/done" onsubmit="return false"><button>x</button></form>'],
    [
      'prevented late',
      '<form method="post" action="/done"><button>x</button></form><script>addEventListener("submit", (e) => e.preventDefault())</script>',
    ],
    ['a GET', '<form action="/done"><button>x</button></form>'],
    [
      'cross-origin',
      '<form method="post" action="http://127.0.0.1:9/done" target="f"><button>x</button></form><iframe name="f"></iframe>',
    ],
  ])('a submit that is %s is not marked', async (_, form) => {
    const { host, page } = await formPage(form);
    await page.evaluate(`document.querySelector('button').click()`);
    await page.waitForTimeout(300);
    expect(host.ingest.marks()).toEqual([]);
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('auditreel_nav');
  });

  async function formPage(form: string): Promise<{ host: ReturnType<typeof bench>['host']; page: Page }> {
    const { host, context } = bench();
    host.page('/', `<!doctype html><head>{recorder}</head><body>${form}</body>`);
    host.page('/orders/7', '<!doctype html><head>{recorder}</head><p>done</p>');
    const page = await context.newPage();
    await page.goto(host.origin);
    await untilRecorded(page, host);
    return { host, page };
  }
});

async function bothPages({ host, context }: Bench): Promise<{ native: Page; patched: Page }> {
  host.page('/native', '<!doctype html><p>x</p>');
  host.page('/patched', '<!doctype html><head>{recorder}</head><p>x</p>');
  const native = await context.newPage();
  const patched = await context.newPage();
  await native.goto(`${host.origin}/native`);
  await patched.goto(`${host.origin}/patched`);
  await untilRecorded(patched, host);
  return { native, patched };
}

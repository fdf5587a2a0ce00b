import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, NO_CHROMIUM, until } from './chromium.js';
import type { Host } from './host.js';
import { plainPng } from './plain-png.js';
import { flush, untilRecorded, useBench } from './setup.js';

const LOGO = plainPng(60, 40);
const TEXTURE = plainPng(8, 8, 0xe0);
const CSS = `.hero { background: url(../img/texture.png) } ${'.filler { color: rebeccapurple } '.repeat(100)}`;
const HEAD = '{recorder}<link rel="stylesheet" href="/css/app.css">';

const KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';

/** An image that must stay in the page. Each has a content of its own. */
interface LeftOut {
  readonly why: string;
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly html: string;
}

const LEFT_OUT: readonly LeftOut[] = [
  leftOut('private', 1, (src) => `<img src="${src}">`, { 'cache-control': 'private, max-age=60' }),
  leftOut('not to be stored', 2, (src) => `<img src="${src}">`, { 'cache-control': 'no-store' }),
  leftOut('in a masked place', 3, (src) => `<div data-audit-mask><img src="${src}"></div>`),
  leftOut('blocked', 4, (src) => `<img src="${src}" data-audit-block>`),
  leftOut('near a secret', 5, (src) => `<div><p>Set up two-factor</p><img src="${src}"></div>`),
  leftOut('a masked background', 6, (src) => `<p data-audit-mask style="background: url(${src})">x</p>`),
  leftOut(
    'a data address',
    7,
    () => `<img src="data:image/png;base64,${plainPng(30, 30, 7).toString('base64')}">`,
  ),
  leftOut('a document of which nothing is said', 11, (src) => `<img src="${src}">`, { 'cache-control': '' }),
  leftOut('to be asked for anew', 12, (src) => `<img src="${src}">`, { 'cache-control': 'no-cache' }),
  leftOut('different for each person', 13, (src) => `<img src="${src}">`, { vary: 'Accept, Cookie' }),
  leftOut(
    'of a masked style sheet',
    14,
    (src) => `<div data-audit-mask><style>#m14 { background: url(${src}) }</style><p id="m14">x</p></div>`,
  ),
  leftOut(
    'under a heading that announces a secret',
    15,
    (src) =>
      `<main><h1>Set up two-factor authentication</h1><p>${'Open the app on your phone. '.repeat(90)}</p><img src="${src}"></main>`,
  ),
  leftOut('in a text that is being edited', 16, (src) => `<div contenteditable><img src="${src}"></div>`),
  {
    ...leftOut('a drawing that names a secret', 17, (src) => `<img src="${src}">`),
    type: 'image/svg+xml',
    body: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" data-uri="otpauth://totp/Shop:ann?secret=JBSWY3DPEHPK3PXP"><path d="M1 1h7v7"/></svg>',
    ),
  },
  {
    ...leftOut('a code of squares', 18, (src) => `<img src="${src}">`),
    type: 'image/svg+xml',
    body: Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${'<rect width="1" height="1"/>'.repeat(120)}</svg>`,
    ),
  },
  {
    ...leftOut('too large', 8, (src) => `<img src="${src}">`),
    body: Buffer.concat([plainPng(4, 4), Buffer.alloc(150_000, 7)]),
  },
  {
    ...leftOut('a drawing of a secret', 9, (src) => `<img src="${src}">`),
    type: 'image/svg+xml',
    body: drawing(KEY),
  },
];

describe.skipIf(!CHROMIUM)(`assets${NO_CHROMIUM}`, () => {
  const bench = useBench();

  it('sends a style sheet once, by its content, and names it in every snapshot', async () => {
    const { host } = shop();
    const page = await open(host, '/');
    await untilStored(page, host, 1);
    await page.reload();
    await untilRecorded(page, host);
    await until('the second snapshot', async () => {
      await flush(page);
      return cssTextsOf(host).length === 2;
    });
    const [sheet] = sheetsOf(host);
    expect(sheet?.content.toString()).toContain('rebeccapurple');
    expect(cssTextsOf(host)).toEqual([expect.stringMatching(/^asset:c\w+$/), cssTextsOf(host)[0]]);
    expect(uploadsOf(host, 'text/css')).toBe(1);
  });

  it('finds what a style sheet shows by the sheet’s own address', async () => {
    const { host } = shop();
    const page = await open(host, '/', '<div class="hero" style="width: 99px; height: 9px"></div>');
    await untilStored(page, host, 2);
    expect(contentsOf(host)).toContain(hashOf(TEXTURE));
    expect(sheetsOf(host)[0]?.content.toString()).toMatch(/background: url\("asset:u\w+"\)/);
  });

  it('sends an image that has loaded, with its own size, and asks the app for it no second time', async () => {
    const { host } = shop();
    const page = await open(host, '/', '<img src="/img/logo.png" alt="Our logo">');
    await untilStored(page, host, 2);
    await page.waitForTimeout(400);
    await flush(page);
    const image = lastImageOf(host);
    expect(image).toMatchObject({ alt: 'Our logo', rr_natural: '60x40' });
    const name = String(image.rr_asset).replace('asset:', '');
    const { sessionId } = host.ingest.sessions[0] ?? { sessionId: '' };
    expect(host.ingest.assets.of(sessionId, name)).toEqual({ type: 'image/png', content: LOGO });
    expect(host.seen.filter(({ url }) => url === '/img/logo.png')).toHaveLength(0);
    expect(host.asked.filter((url) => url === '/img/logo.png')).toHaveLength(1);
  });

  it('names an image that comes later, once it has loaded', async () => {
    const { host } = shop();
    const page = await open(host, '/', '<div id="place"></div>');
    await untilStored(page, host, 1);
    await page.evaluate(`place.innerHTML = '<img src="/img/logo.png">'`);
    await untilContent(page, host, LOGO);
    await page.waitForTimeout(400);
    await flush(page);
    const told = JSON.stringify(host.ingest.events());
    expect(told).toMatch(/"rr_asset":"asset:u\w+","rr_natural":"60x40"/);
  });

  it('leaves out what is private, secret, masked, too large, or made in the page', async () => {
    const { host } = shop();
    for (const { path, type, body, headers } of LEFT_OUT) host.file(path, type, body, headers);
    const page = await open(
      host,
      '/',
      `${LEFT_OUT.map(({ html }) => html).join('')}<img src="/img/logo.png">`,
    );
    await untilContent(page, host, LOGO);
    await page.waitForTimeout(1500);
    const kept = LEFT_OUT.filter(({ body }) => contentsOf(host).includes(hashOf(body)));
    expect(kept.map(({ why }) => why)).toEqual([]);
    expect(host.ingest.everything()).not.toContain(KEY);
  });

  it('keeps what is right when the server refuses a file for what it is', async () => {
    const { host } = shop();
    host.file('/img/wrong.jpg', 'image/jpeg', plainPng(20, 20, 3));
    host.ingest.assets.force = ({ assets }) =>
      assets.some(({ type, size }) => type === 'image/jpeg' && size > 0) ? { status: 400 } : null;
    const page = await open(host, '/', '<img src="/img/wrong.jpg"><img src="/img/logo.png">');
    await untilContent(page, host, LOGO);
    expect(sheetsOf(host)).toHaveLength(1);
  });

  it('sends a drawing without a secret in it', async () => {
    const { host } = shop();
    host.file('/name.svg', 'image/svg+xml; charset=utf-8', drawing('Nordlicht'));
    await untilContent(await open(host, '/', '<img src="/name.svg">'), host, drawing('Nordlicht'));
  });

  it.each([
    ['in strict mode', { privacy: 'strict', assets: false } as const],
    ['where the server keeps no assets', { assets: false }],
  ])('sends nothing %s', async (_name, settings) => {
    const { host } = shop();
    host.ingest.settings = { ...host.ingest.settings, ...settings };
    const page = await open(host, '/', '<img src="/img/logo.png" alt="Our logo">');
    await page.waitForTimeout(1200);
    await flush(page);
    expect(host.ingest.assets.envelopes).toEqual([]);
    expect(cssTextsOf(host)[0]).toContain('rebeccapurple');
  });

  it.each([
    ['is busy', { status: 503 }],
    ['knows no assets', { status: 404 }],
  ])('carries the style sheets itself while the server %s', async (_name, answer) => {
    const { host } = shop();
    host.ingest.assets.force = () => answer;
    const page = await open(host, '/');
    await page.waitForTimeout(1200);
    await flush(page);
    expect(cssTextsOf(host)[0]).toContain('rebeccapurple');
  });

  it('shows nothing in the next session that was seen in the one before only', async () => {
    const { host } = shop();
    host.file('/img/anna.png', 'image/png', plainPng(30, 30, 9));
    const page = await open(host, '/', '<img id="i" src="/img/anna.png"><img src="/img/logo.png">');
    await untilStored(page, host, 3);
    await page.evaluate('i.remove()');
    host.ingest.ended.add(host.ingest.sessions[0]?.sessionId ?? '');
    await page.evaluate(`fetch('/do', { method: 'POST' })`);
    await until('another session', () => host.ingest.sessions.length > 1);
    const usesOf = (session: number): readonly string[] =>
      [...host.ingest.assets.uses]
        .filter(([key]) => key.startsWith(host.ingest.sessions[session]?.sessionId ?? 'none'))
        .map(([, hash]) => hash);
    await until('the names of the second session', () => usesOf(1).length === 2);
    await page.waitForTimeout(1200);
    expect(usesOf(0)).toContain(hashOf(plainPng(30, 30, 9)));
    expect(usesOf(1)).not.toContain(hashOf(plainPng(30, 30, 9)));
  });

  it('tells the next session’s names again, without sending what is there', async () => {
    const { host } = shop();
    const page = await open(host, '/', '<img src="/img/logo.png">');
    await untilStored(page, host, 2);
    const uploads = uploadsOf(host, 'text/css');
    const [first] = host.ingest.sessions;
    host.ingest.ended.add(first?.sessionId ?? '');
    await page.evaluate(`fetch('/do', { method: 'POST' })`);
    await until('another session', () => host.ingest.sessions.length > 1);
    const [, second] = host.ingest.sessions;
    const named = (): readonly string[] =>
      [...host.ingest.assets.uses.keys()].filter((key) => key.startsWith(second?.sessionId ?? 'none'));
    await until('the names of the second session', () => named().length === 2);
    expect(uploadsOf(host, 'text/css')).toBe(uploads);
  });

  it.each([
    ['no picture of a canvas', false, []],
    ['a picture of each canvas where it is asked to', true, [/^data:image\/webp;base64,/]],
  ])('records %s', async (_name, canvas, expected) => {
    const { host } = shop();
    host.ingest.settings = { ...host.ingest.settings, canvas };
    const drawn = `<script>c.getContext('2d').fillRect(0, 0, 20, 30)</script>`;
    const page = await open(host, '/', `<canvas id="c" width="40" height="30"></canvas>${drawn}`);
    await page.waitForTimeout(1500);
    await flush(page);
    const images = customOf(host, 'auditreel.canvas').map(({ image }) => image);
    expect(images).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  it('records what errors say, without the secrets in it and without what they hold', async () => {
    const { host } = shop();
    const page = await open(host, '/');
    await untilStored(page, host, 1);
    await page.evaluate(`
      console.error('Payment failed for', { card: '4242' }, 'with sk_live_4eC39HqLyjWDarjtT1zdp7dc');
      console.error('Saving failed: ' + JSON.stringify({ diagnosis: 'diabetes' }));
      console.error('No such user: "Zbigniew"');
      console.error({ toString() { throw new Error() } }, Symbol('x'));
      setTimeout(() => { throw new TypeError('x is undefined') });
      void Promise.reject(new Error('no answer'));`);
    await page.waitForTimeout(200);
    await flush(page);
    expect(customOf(host, 'auditreel.console').map((payload) => payload.message)).toEqual([
      'Payment failed for  with ••••••',
      'Saving failed: …',
      'No such user: "…"',
      ' Symbol(x)',
      'TypeError: x is undefined',
      'Error: no answer',
    ]);
  });

  function shop(): { readonly host: Host } {
    const { host } = bench();
    host.ingest.assets.envelopes.length = 0;
    host.file('/css/app.css', 'text/css', CSS);
    host.file('/img/texture.png', 'image/png', TEXTURE);
    host.file('/img/logo.png', 'image/png', LOGO);
    return { host };
  }

  async function open(host: Host, path: string, body = '<h1>Shop</h1>'): Promise<Page> {
    host.page(path, `<!doctype html><html><head>${HEAD}</head><body>${body}</body></html>`);
    const page = await bench().context.newPage();
    await page.goto(host.origin + path);
    await untilRecorded(page, host);
    return page;
  }
});

function leftOut(
  why: string,
  grey: number,
  html: (src: string) => string,
  headers: Readonly<Record<string, string>> = {},
): LeftOut {
  const path = `/img/${grey}`;
  return { why, path, type: 'image/png', body: plainPng(30, 30, grey), headers, html: html(path) };
}

function drawing(text: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">${text}</text></svg>`,
  );
}

/** Waits until so many uses are known and everything is uploaded. */
async function untilStored(page: Page, host: Host, names: number): Promise<void> {
  await until(`${names} assets`, () => host.ingest.assets.uses.size >= names);
  await flush(page);
}

async function untilContent(page: Page, host: Host, content: Buffer): Promise<void> {
  await until('the content is stored', () => contentsOf(host).includes(hashOf(content)));
  await flush(page);
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function contentsOf(host: Host): readonly string[] {
  return [...host.ingest.assets.stored.keys()];
}

function sheetsOf(host: Host): readonly { readonly content: Buffer }[] {
  return [...host.ingest.assets.stored.values()].filter(({ type }) => type === 'text/css');
}

/** How often a kind of file was sent with its bytes. */
function uploadsOf(host: Host, type: string): number {
  const sent = host.ingest.assets.envelopes.flatMap(({ assets }) => assets);
  return sent.filter((asset) => asset.type === type && asset.size > 0).length;
}

/** The style sheets as the snapshots have them. */
function cssTextsOf(host: Host): readonly string[] {
  const snapshots = host.ingest.events().filter(({ type }) => Number(type) === 2);
  return snapshots.flatMap((event) => {
    const [, text] = /"_cssText":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(event)) ?? [];
    return text === undefined ? [] : [JSON.parse(text) as string];
  });
}

/** What was last told of an image. */
function lastImageOf(host: Host): Readonly<Record<string, unknown>> {
  const told = JSON.stringify(host.ingest.events());
  const alt = /"attributes":(\{[^{}]*"alt"[^{}]*\})/.exec(told)?.[1] ?? '{}';
  const named = told.match(/\{"rr_asset"[^{}]*\}/g)?.at(-1) ?? '{}';
  return { ...JSON.parse(alt), ...JSON.parse(named) } as Readonly<Record<string, unknown>>;
}

function customOf(host: Host, tag: string): readonly Readonly<Record<string, unknown>>[] {
  return host.ingest.events().flatMap((event) => {
    const data = event.data as {
      readonly tag?: string;
      readonly payload?: Readonly<Record<string, unknown>>;
    };
    return Number(event.type) === 5 && data.tag === tag && data.payload ? [data.payload] : [];
  });
}

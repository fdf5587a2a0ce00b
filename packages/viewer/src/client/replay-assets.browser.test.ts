import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_CHROMIUM, NO_CHROMIUM } from './safety/testing/chromium.js';
import { type NetLog, withNetLog } from './safety/testing/net-log.js';
import { complaintsOf } from './testing/complaints-of.js';
import { builtViewer } from './testing/made-once.js';
import { type ServedViewer, serveViewer } from './testing/serve-viewer.js';
import { shownRows } from './testing/shown-rows.js';

const require = createRequire(import.meta.url);
const FONT = require.resolve('@fontsource/vt323/files/vt323-latin-400-normal.woff2');
const START = Date.now() - 3_600_000;

/** What the replayed page looks like at one moment. */
interface Seen {
  readonly background: string;
  readonly colour: string;
  readonly fonts: readonly string[];
  /** By id: address, own size, and size on the page. */
  readonly images: Readonly<Record<string, readonly [src: string, natural: string, rendered: string]>>;
  readonly hostile: readonly string[];
}

let viewer: ServedViewer;
let log: NetLog;
let early: Seen;
let late: Seen;
let story: string;
let ran: unknown;
let complaints: readonly string[];

beforeAll(async () => {
  if (!HAS_CHROMIUM) return;
  const rows = shownRows(START, readFileSync(FONT));
  viewer = await serveViewer({ assets: await builtViewer(), rows });
  log = await withNetLog(async (page) => {
    complaints = complaintsOf(page);
    early = await look(page, START + 1_000);
    late = await look(page, START + 10_000);
    await page.waitForSelector('.moment.signal');
    story = (await page.textContent('.moment.signal .moment-seek')) ?? '';
    ran = await page.evaluate(() => Reflect.get(globalThis, '__ran'));
  });
}, 90_000);

afterAll(() => viewer?.close());

async function look(page: Page, t: number): Promise<Seen> {
  await page.goto(`${viewer.url}/sessions/visit-shown?t=${t}&tab=tab1`);
  await page.waitForFunction(
    () =>
      document.querySelector('iframe')?.contentDocument?.querySelector<HTMLImageElement>('#drawn')
        ?.naturalWidth === 40,
  );
  await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.fonts.ready);
  return page.evaluate(seen);
}

/** Runs in the viewer's page. */
function seen(): Seen {
  const frame = document.querySelector('iframe')?.contentDocument;
  if (!frame?.defaultView) throw new Error('There is no replay');
  const styleOf = (element: Element): CSSStyleDeclaration =>
    (frame.defaultView ?? window).getComputedStyle(element);
  const images = [...frame.querySelectorAll<HTMLImageElement>('img[id]')].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return [
      image.id,
      [image.currentSrc, `${image.naturalWidth}x${image.naturalHeight}`, `${width}x${height}`],
    ];
  });
  const styled = frame.querySelector('#styled');
  return {
    background: styleOf(frame.body).backgroundImage,
    colour: styled === null ? '' : styleOf(styled).color,
    fonts: [...frame.fonts].map(({ family, status }) => `${family} ${status}`),
    images: Object.fromEntries(images),
    hostile: [...frame.querySelectorAll('.hostile, use')].map(
      (element) => element.outerHTML + styleOf(element).backgroundImage,
    ),
  };
}

describe.skipIf(!HAS_CHROMIUM)(`a replay whose look stands beside it${NO_CHROMIUM}`, () => {
  it('has the style sheet that is named, with its background', () => {
    expect(early.colour).toBe('rgb(1, 2, 3)');
    expect(early.background).toMatch(/^url\("blob:/);
  });

  it('has the font that the style sheet names', () => {
    expect(early.fonts).toEqual(['Shown loaded']);
  });

  it('shows an image, of its own size', () => {
    expect(early.images.drawn).toEqual([expect.stringMatching(/^blob:/), '40x30', '40x30']);
  });

  it('shows a grey box of the size of an image that is not there, with its text', () => {
    const [src = '', ...sizes] = early.images.missing ?? [];
    expect(sizes).toEqual(['320x90', '320x90']);
    expect(decodeURIComponent(src)).toContain('A bicycle &#60;b&#62;&#38;\\u{202e}</text>');
  });

  it('shows what an image becomes', () => {
    expect(early.images.later?.slice(1)).toEqual(['12x12', '12x12']);
    expect(late.images.later).toEqual([expect.stringMatching(/^blob:/), '40x30', '40x30']);
  });

  it('shows the picture of a canvas from its time on, in the size of the canvas', () => {
    expect(early.images.chart?.[0]).toMatch(/^data:image\/svg/);
    expect(late.images.chart).toEqual([expect.stringMatching(/^data:image\/png/), '1x1', '200x100']);
  });

  it('tells of an error on the console, with every character of its message visible', () => {
    expect(story).toContain('Console errortotal\\u{202e} is not a function');
  });

  it('gives names that are none, and places that have none, nothing', () => {
    expect(early.hostile).toHaveLength(15);
    expect(early.hostile.filter((html) => /blob:|asset:/.test(html))).toEqual([]);
    expect(ran).toBeUndefined();
  });

  it('asks for what the page shows, and for nothing beside the mount', () => {
    const outside = log.urls.filter((url) => !url.startsWith(`${viewer.url}/`));
    expect(outside).toEqual([]);
    expect(log.mentions('evil.test')).toEqual([]);
    const assets = log.urls.filter((url) => url.includes('/assets/u') || url.includes('/assets/c'));
    const names = assets.map((url) => url.slice(url.lastIndexOf('/') + 1)).sort();
    expect(names).toEqual(['c4sheet', 'u1font', 'u2pixel', 'u3drawing']);
    expect(complaints).toEqual([]);
  });
});

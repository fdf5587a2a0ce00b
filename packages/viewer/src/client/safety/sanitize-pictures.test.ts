import { describe, expect, it } from 'vitest';
import type { AssetSource } from './asset-source.js';
import { createEventSanitizer } from './sanitize-event.js';
import { NOTHING, PIXEL } from './testing/attack.js';
import {
  type HostileNode,
  incrementalEvent,
  metaEvent,
  recordingBuilder,
  snapshotEvent,
} from './testing/recording.js';

const LOGO = 'blob:https://app.example/logo';
const OTHER = 'blob:https://app.example/other';
const FACE = 'blob:https://app.example/face';
const assets: AssetSource = (name) =>
  ({
    logo: { url: LOGO, type: 'image/svg+xml' } as const,
    other: { url: OTHER, type: 'image/png' } as const,
    face: { url: FACE, type: 'font/woff2' } as const,
    sheet: 'p { background: url("asset:logo"); color: red; src: url(//evil.test) }',
  })[name];

const { el, svg, document } = recordingBuilder(10);
const event = (data: object): object => incrementalEvent({ source: 0, ...NOTHING, ...data }, 2000);
const change = (node: HostileNode, attributes: object): object =>
  event({ attributes: [{ id: node.id, attributes }] });
const canvasEvent = (payload: unknown): object => ({
  type: 5,
  timestamp: 3000,
  data: { tag: 'auditreel.canvas', payload },
});

/** What comes out, of the snapshot and of what follows. */
function safe(body: readonly HostileNode[], later: readonly unknown[] = []): readonly unknown[] {
  const { sanitize } = createEventSanitizer({ assets });
  const page = snapshotEvent(document(...body), 1000);
  return [metaEvent(900), page, ...later].map((each) => sanitize(each)).slice(1);
}

/** The attributes of a node in the snapshot. */
function attributesOf(node: HostileNode): unknown {
  const found = JSON.stringify(safe([node])[0]);
  const [, tag, attributes] =
    new RegExp(`"tagName":"([^"]+)","attributes":({[^}]*}),"childNodes":\\[\\][^{]*"id":${node.id}\\b`).exec(
      found,
    ) ?? [];
  return { tag, ...JSON.parse(attributes ?? '{}') };
}

/** The attributes that the last of some changes brings. */
function changed(body: readonly HostileNode[], ...later: readonly object[]): Record<string, unknown> {
  const last = safe(body, later).at(-1) as {
    data: { attributes: readonly { attributes: Record<string, unknown> }[] };
  };
  return last.data.attributes[0]?.attributes ?? {};
}

const boxOf = (size: string): RegExp => {
  const [width, height] = size.split('x');
  return new RegExp(`^data:image/svg\\+xml,.*width%3D%22${width}%22%20height%3D%22${height}%22`);
};

describe('an image in a snapshot', () => {
  it('shows what its name stands for', () => {
    expect(attributesOf(el('img', { rr_asset: 'asset:logo', rr_natural: '64x48', alt: 'Logo' }))).toEqual({
      tag: 'img',
      alt: 'Logo',
      src: LOGO,
    });
    expect(attributesOf(svg('image', { rr_asset: 'asset:other' }))).toEqual({ tag: 'image', href: OTHER });
  });

  it.each([
    ['is not there', 'asset:none'],
    ['is of a font', 'asset:face'],
    ['is of a style sheet', 'asset:sheet'],
    ['is no name', 'blob:https://app.example/logo'],
    ['comes without its scheme', 'logo'],
    ['is of no kind', 7],
  ])('is a grey box of its size when the name %s', (_why, rr_asset) => {
    const shown = attributesOf(el('img', { rr_asset, rr_natural: '64x48', alt: 'Logo' }));
    expect(shown).toMatchObject({ src: expect.stringMatching(boxOf('64x48')) });
  });

  it('stays as it is when the recording says neither what it shows nor its size', () => {
    expect(attributesOf(el('img', { alt: 'Logo' }))).toEqual({ tag: 'img', alt: 'Logo' });
  });

  it('keeps the image that the recording brought along', () => {
    expect(attributesOf(el('img', { src: PIXEL, rr_natural: '1x1' }))).toEqual({ tag: 'img', src: PIXEL });
  });

  it.each(['iframe', 'video', 'script', 'input', 'div', 'object', 'embed'])(
    'is what alone shows an asset: %s does not',
    (tag) => {
      const node = el(tag, { rr_asset: 'asset:logo', rr_natural: '64x48' });
      expect(JSON.stringify(safe([node]))).not.toMatch(/blob:|svg/);
    },
  );

  it.each(['src', 'href', 'srcset', 'poster', 'rr_dataURL', 'xlink:href', 'data'])(
    'has no address of ours in %s',
    (name) => {
      const nodes = [
        el('img', { [name]: LOGO }),
        el('a', { [name]: LOGO }),
        el('video', { [name]: LOGO }),
        el('iframe', { [name]: LOGO }),
        svg('image', { [name]: LOGO }),
        svg('use', { [name]: LOGO }),
        el('canvas', { [name]: LOGO }),
      ];
      const attributes = nodes.map(({ id }) => ({ id, attributes: { [name]: LOGO } }));
      expect(JSON.stringify(safe(nodes, [event({ attributes })]))).not.toContain('blob:');
    },
  );
});

describe('an image that changes', () => {
  const img = el('img', { rr_asset: 'asset:logo', rr_natural: '64x48', alt: 'Old' });

  it('shows the new name in an attribute that images alone read', () => {
    expect(changed([img], change(img, { rr_asset: 'asset:other' }))).toEqual({ src: PIXEL, srcset: OTHER });
  });

  it('becomes a box of the new size, with the text that it had or gets', () => {
    const { srcset } = changed([img], change(img, { rr_asset: 'asset:none', rr_natural: '400x30' }));
    expect(srcset).toMatch(boxOf('400x30'));
    expect(srcset).toContain('Old');
    const gone = change(img, { rr_asset: 'asset:none', rr_natural: '400x30' });
    expect(changed([img], gone, change(img, { alt: 'New' })).srcset).toContain('New');
  });

  it('becomes a box when it has a size and no name any more', () => {
    expect(changed([img], change(img, { rr_natural: '400x30' })).srcset).toMatch(boxOf('400x30'));
  });

  it('shows one that the recording brings along, and nothing in its place when its size comes later', () => {
    const own = change(img, { src: PIXEL, rr_asset: null });
    expect(changed([img], own)).toMatchObject({ src: PIXEL, srcset: null });
    expect(changed([img], own, change(img, { rr_natural: '1x1', alt: 'x' }))).toEqual({ alt: 'x' });
  });

  it('shows nothing once its address is taken away', () => {
    expect(changed([img], change(img, { src: null, rr_asset: null }))).toMatchObject({
      src: null,
      srcset: null,
    });
  });

  it('keeps what we show when the page takes its srcset away', () => {
    expect(changed([img], change(img, { srcset: null, lang: 'de' }))).toEqual({ lang: 'de' });
  });

  it('is known when it was added, and forgotten with its page', () => {
    const added = el('img', {});
    const [first, body] = [el('p'), el('div')];
    const add = event({ adds: [{ parentId: body.id, nextId: null, node: added }] });
    const name = change(added, { rr_asset: 'asset:other' });
    expect(changed([body], add, name)).toMatchObject({ srcset: OTHER });
    const page = snapshotEvent(document(first), 2500);
    expect(changed([body], add, page, name)).toEqual({});
  });

  it('leads nothing else to an asset, be an image of its id claimed before', () => {
    const frame = el('iframe', {});
    const claim = event({
      adds: [{ parentId: 999_999, nextId: null, node: { ...el('img'), id: frame.id } }],
    });
    const shown = changed([frame], claim, change(frame, { rr_asset: 'asset:logo' }));
    expect(shown.src).toBe(PIXEL);
    expect(Object.keys(shown)).toEqual(['src', 'srcset']);
    expect(changed([frame], change(frame, { rr_asset: 'asset:logo', rr_natural: '9x9' }))).toEqual({});
  });
});

describe('a style sheet by name', () => {
  it('is its text, read like any other', () => {
    const shown = JSON.stringify(safe([el('link', { _cssText: 'asset:sheet' })])[0]);
    expect(shown).toContain(`background: url(\\"${LOGO}\\"); color: red`);
    expect(shown).not.toMatch(/evil|asset:/);
  });

  it('is empty when it is not there, or no style sheet', () => {
    for (const name of ['asset:none', 'asset:logo']) {
      expect(JSON.stringify(safe([el('style', { _cssText: name })]))).toContain('"_cssText":""');
    }
  });

  it('shows images in rules and styles that are added later', () => {
    const [style, div] = [
      el('style', { _cssText: 'p{}' }),
      el('div', { style: 'background:url(asset:other)' }),
    ];
    const rule = incrementalEvent(
      { source: 8, id: style.id, adds: [{ rule: 'a{background:url("asset:logo")}' }] },
      2000,
    );
    const shown = safe([style, div], [rule, change(div, { style: { background: 'url("asset:logo")' } })]);
    expect(JSON.stringify(shown[0])).toContain(OTHER);
    expect(JSON.stringify(shown[1])).toContain(LOGO);
    expect(JSON.stringify(shown[2])).toContain(LOGO);
  });
});

describe('a canvas', () => {
  const image = 'data:image/webp;base64,UklGRg==';

  it('is an image of its size', () => {
    expect(attributesOf(el('canvas', { width: '640', height: '48', class: 'chart' }))).toEqual({
      tag: 'img',
      width: '640',
      height: '48',
      class: 'chart',
      src: expect.stringMatching(/^data:image\/svg/),
    });
    expect(attributesOf(el('canvas'))).toMatchObject({ width: '300', height: '150' });
    expect(attributesOf(el('canvas', { rr_dataURL: PIXEL }))).toMatchObject({ src: PIXEL });
  });

  it('gets each picture at its time', () => {
    const canvas = el('canvas');
    expect(safe([canvas], [canvasEvent({ id: canvas.id, image })]).at(-1)).toEqual({
      type: 3,
      timestamp: 3000,
      data: {
        source: 0,
        adds: [],
        removes: [],
        texts: [],
        attributes: [{ id: canvas.id, attributes: { src: image } }],
      },
    });
  });

  it.each([
    ['SVG', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['a page', 'data:text/html;base64,PHN2Zy8+'],
    ['an address', 'https://evil.test/x.png'],
    ['an address of ours', LOGO],
    ['more than 300,000 characters', `data:image/png;base64,${'A'.repeat(300_000)}`],
    ['no base64', 'data:image/png,%89PNG'],
    ['no text', 7],
  ])('shows no picture that is %s', (_what, bad) => {
    const canvas = el('canvas');
    expect(safe([canvas], [canvasEvent({ id: canvas.id, image: bad })]).at(-1)).toBeNull();
  });

  it('is not what any other node is', () => {
    const [canvas, img, frame] = [el('canvas'), el('img'), el('iframe')];
    for (const id of [img.id, frame.id, 999, undefined]) {
      expect(safe([canvas, img, frame], [canvasEvent({ id, image })]).at(-1)).toBeNull();
    }
    const page = snapshotEvent(document(img), 2500);
    expect(safe([canvas], [page, canvasEvent({ id: canvas.id, image })]).at(-1)).toBeNull();
  });
});

describe('an error on the console', () => {
  const said = (payload: unknown): unknown =>
    createEventSanitizer().sanitize({
      type: 5,
      timestamp: 1000,
      data: { tag: 'auditreel.console', payload },
    });

  it('passes with its message, at most 500 characters', () => {
    expect(said({ level: 'error', message: 'x'.repeat(900), stack: 'y' })).toEqual({
      type: 5,
      timestamp: 1000,
      data: { tag: 'auditreel.console', payload: { level: 'error', message: 'x'.repeat(500) } },
    });
  });

  it.each([null, {}, { level: 'log', message: 'x' }, { level: 'error', message: 7 }])(
    'does not pass as %j',
    (payload) => {
      expect(said(payload)).toBeNull();
    },
  );
});

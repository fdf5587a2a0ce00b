import { expect, it } from 'vitest';
import { ASSET_MEDIA_TYPES, type AssetMediaType } from '../../protocol/assets.js';
import { avif, avifSequence, gif, jpeg, png, webpLossy } from '../testing/sample-images.js';
import { isOfType } from './asset-type.js';

const text = (content: string): Buffer => Buffer.from(content);
const bytes = (content: string): Buffer => Buffer.from(content, 'latin1');

it.each<[AssetMediaType, Uint8Array]>([
  ['image/png', png(1, 1)],
  ['image/jpeg', jpeg(1, 1)],
  ['image/gif', gif(1, 1)],
  ['image/gif', bytes('GIF87a')],
  ['image/webp', webpLossy(1, 1)],
  ['image/avif', avif([1, 1])],
  ['image/avif', bytes('\0\0\0\x20ftypavis')],
  ['font/woff2', bytes('wOF2\0')],
  ['font/woff', bytes('wOFF\0')],
  ['font/ttf', bytes('\0\x01\0\0\0\x10')],
  ['font/ttf', bytes('true\0')],
  ['font/otf', bytes('OTTO\0')],
  ['image/svg+xml', text('<svg>')],
])('%s is known by its beginning, and is nothing else but text', (type, content) => {
  const found = ASSET_MEDIA_TYPES.filter((other) => other !== 'text/css' && isOfType(content, other));
  expect(found).toEqual([type]);
});

it.each([
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '\ufeff \n\t<svg>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b --><svg/>',
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd"><svg\n/>',
  '<!doctype svg [ <!ENTITY ns "http://www.w3.org/2000/svg"> ]>\n<!-- one --><!-- two --><svg>',
])('%j is an SVG, and no style sheet', (content) => {
  expect(isOfType(text(content), 'image/svg+xml')).toBe(true);
  expect(isOfType(text(content), 'text/css')).toBe(false);
});

it.each([
  '',
  'svg',
  '<svgs>',
  '<html><svg>',
  '<!-- <svg>',
  '<?xml version="1.0"?><!DOCTYPE svg [ <svg>',
  'body { background: url("<svg>") }',
])('%j is no SVG', (content) => {
  expect(isOfType(text(content), 'image/svg+xml')).toBe(false);
});

it.each([
  ['an SVG', 'image/svg+xml', '<svg>\xff</svg>'],
  ['a style sheet', 'text/css', 'a { color: \xc3 }'],
] as const)('%s that is no UTF-8 is none', (_, type, content) => {
  expect(isOfType(bytes(content), type)).toBe(false);
});

it.each(['', 'a { color: red }', 'anything', 'é 🦊 \0', 'a::before { content: "<svg>" }'])(
  'any text may be a style sheet: %j',
  (content) => {
    expect(isOfType(text(content), 'text/css')).toBe(true);
  },
);

it.each([
  ['many comments', '<!---->'.repeat(140_000)],
  ['a comment without an end', `<!--${'-'.repeat(1_000_000)}`],
  ['a doctype without an end', `<!DOCTYPE ${'a['.repeat(500_000)}`],
  ['many doctypes without an end', '<!DOCTYPE '.repeat(100_000)],
])('%s are looked through in no time', (_, content) => {
  const startedAt = performance.now();
  expect(isOfType(text(content), 'image/svg+xml')).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(250);
});

it('a moving AVIF is an AVIF', () => {
  expect(isOfType(avifSequence([1, 1], [2, 2]), 'image/avif')).toBe(true);
});

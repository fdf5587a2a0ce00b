import { isUtf8 } from 'node:buffer';
import type { AssetMediaType } from '../../protocol/assets.js';
import { isSvg } from './is-svg.js';

/**
 * Whether content is what it is said to be, by what it begins with. Any text may be a style sheet, but for an SVG: content is
 * stored once, with the type that it came with, and would be an image for nobody.
 */
export function isOfType(content: Uint8Array, type: AssetMediaType): boolean {
  if (type === 'text/css') return isUtf8(content) && !isSvg(content);
  if (type === 'image/svg+xml') return isUtf8(content) && isSvg(content);
  const beginning = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    .subarray(0, BEGINNING)
    .toString('latin1');
  return BEGINS[type](beginning);
}

/** As many bytes as any of them takes to be told. */
const BEGINNING = 12;

type Begins = (beginning: string) => boolean;

const oneOf =
  (...texts: readonly string[]): Begins =>
  (beginning) =>
    texts.some((text) => beginning.startsWith(text));

const BEGINS: Readonly<Record<Exclude<AssetMediaType, 'text/css' | 'image/svg+xml'>, Begins>> = {
  'image/png': oneOf('\x89PNG\r\n\x1a\n'),
  'image/jpeg': oneOf('\xff\xd8\xff'),
  'image/gif': oneOf('GIF87a', 'GIF89a'),
  'image/webp': (beginning) => beginning.startsWith('RIFF') && beginning.endsWith('WEBP'),
  'image/avif': (beginning) => /ftypavi[fs]$/.test(beginning),
  'font/woff2': oneOf('wOF2'),
  'font/woff': oneOf('wOFF'),
  'font/ttf': oneOf('\0\x01\0\0', 'true'),
  'font/otf': oneOf('OTTO'),
};

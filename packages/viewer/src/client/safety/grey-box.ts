import { visible } from '../text/visible.js';

const SIZE = /^(\d{1,5})x(\d{1,5})$/;
const MAX_PIXELS = 20_000;
const MAX_ALT = 300;
const MARGIN = 8;
/** Neither glares on a light page nor on a dark one. */
const BOX = '#a6a6a6';
const INK = '#1a1a1a';

/**
 * Stands for an image that is not there: grey, with as much of its alternative text as there is room for.
 * @param natural its own size in pixels, such as `640x480`, each at most 20,000
 * @returns a `data:` address; null where this is no size
 */
export function greyBox(natural: string, alt: string): string | null {
  const [width = 0, height = 0] = SIZE.exec(natural)?.slice(1).map(Number) ?? [];
  if (!isLength(width) || !isLength(height)) return null;
  const box = `<rect width="100%" height="100%" fill="${BOX}"/>${label(alt, width, height)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${box}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function isLength(pixels: number): boolean {
  return pixels >= 1 && pixels <= MAX_PIXELS;
}

function label(alt: string, width: number, height: number): string {
  const size = Math.min(14, height - 2);
  const text = size < 8 ? '' : cut(plain(alt), (width - 2 * MARGIN) / size);
  if (text === '') return '';
  const place = 'x="50%" y="50%" dy=".35em" text-anchor="middle"';
  return `<text ${place} font-family="sans-serif" font-size="${size}" fill="${INK}">${escaped(text)}</text>`;
}

/** One line, in which nothing hides or turns others around, and nothing that XML has no place for. */
function plain(alt: string): string {
  return visible(alt.slice(0, MAX_ALT).replace(/\s+/g, ' ').trim()).replace(/[\ufffe\uffff]/g, '');
}

/** @param room in widths of a wide letter */
function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let left = room - widthOf('…');
  let shown = '';
  for (const char of text) {
    left -= widthOf(char);
    if (left < 0) break;
    shown += char;
  }
  return shown === '' ? '' : `${shown.trimEnd()}…`;
}

function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char > '\u2e80' ? 1 : 0.6), 0);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

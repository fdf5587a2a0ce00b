import { expect, it } from 'vitest';
import type { AssetMediaType } from '../../../protocol/assets.js';
import {
  avif,
  avifSequence,
  box,
  gif,
  jpeg,
  png,
  webpExtended,
  webpLossless,
  webpLossy,
} from '../../testing/sample-images.js';
import { pixelsOf } from './pixels-of.js';

/** A small JPEG with these bytes, and a segment's length of 2, in front of its first segment. */
function behind(...bytes: readonly number[]): Buffer {
  const [start, rest] = [jpeg(1, 1).subarray(0, 2), jpeg(1, 1).subarray(2)];
  return Buffer.concat([start, Buffer.from([...bytes, 0, 2]), rest]);
}

const FRAME = { left: 10, top: 20, width: 300, height: 400 };

it.each<[string, AssetMediaType, Uint8Array, number]>([
  ['a PNG', 'image/png', png(640, 480), 640 * 480],
  ['a PNG of billions', 'image/png', png(50_000, 50_000), 2_500_000_000],
  ['a GIF', 'image/gif', gif(640, 480), 640 * 480],
  ['a GIF with a frame inside', 'image/gif', gif(640, 480, [FRAME]), 640 * 480],
  ['a GIF with a frame that is larger', 'image/gif', gif(1, 1, [FRAME]), 310 * 420],
  ['a GIF whose second frame is larger', 'image/gif', gif(1, 1, [{ ...FRAME, width: 1 }, FRAME]), 310 * 420],
  ['a JPEG', 'image/jpeg', jpeg(640, 480), 640 * 480],
  ['a lossy WebP', 'image/webp', webpLossy(640, 480), 640 * 480],
  ['a lossless WebP', 'image/webp', webpLossless(16_384, 16_383), 16_384 * 16_383],
  ['a WebP of parts', 'image/webp', webpExtended(70_000, 80_000), 70_000 * 80_000],
  ['an AVIF', 'image/avif', avif([640, 480]), 640 * 480],
  ['an AVIF of tiles', 'image/avif', avif([64, 64], [6400, 4800], [64, 64]), 6400 * 4800],
  ['an AVIF that moves', 'image/avif', avifSequence([1, 1], [30_000, 20_000]), 600_000_000],
  ['an image inside a larger buffer', 'image/png', Buffer.concat([png(1, 1), png(7, 3)]).subarray(29), 21],
  ['a font', 'font/woff2', Buffer.from('wOF2'), 0],
  ['an SVG', 'image/svg+xml', Buffer.from('<svg width="99999"/>'), 0],
])('%s has that many pixels', (_, type, content, pixels) => {
  expect(pixelsOf(content, type)).toBe(pixels);
});

it.each<[string, AssetMediaType, Uint8Array]>([
  ['a PNG without its header', 'image/png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIDAT', 'latin1')],
  ['a PNG of no width', 'image/png', png(0, 480)],
  [
    'a GIF with something that is no block',
    'image/gif',
    Buffer.concat([gif(9, 9).subarray(0, 19), png(1, 1)]),
  ],
  ['a GIF whose frame is cut off', 'image/gif', gif(9, 9, [FRAME]).subarray(0, -12)],
  ['a JPEG whose height comes later', 'image/jpeg', jpeg(640, 0)],
  ['a JPEG that begins with its picture', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3])],
  ['a JPEG whose frame stands behind FF 00', 'image/jpeg', behind(0xff, 0x00)],
  ['a JPEG whose frame stands behind FF FF 00', 'image/jpeg', behind(0xff, 0xff, 0x00)],
  ['a JPEG without a frame', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2])],
  ['a WebP of another kind', 'image/webp', Buffer.from('RIFF\0\0\0\0WEBPALPH\0\0\0\0aaaaaaaaaaaa')],
  ['a WebP that begins in the middle', 'image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP8 \0\0\0\0aaaaaaaaaaaa')],
  ['an AVIF that says no size', 'image/avif', avif()],
  ['an AVIF whose boxes end outside', 'image/avif', avif([1, 1]).subarray(0, -4)],
  ['an AVIF whose box has no end', 'image/avif', Buffer.concat([box('ftyp'), Buffer.alloc(16, 1)])],
])('%s has a size that cannot be read', (_, type, content) => {
  expect(pixelsOf(content, type)).toBeNull();
});

it.each<[AssetMediaType, Uint8Array]>([
  ['image/png', png(640, 480)],
  ['image/gif', gif(640, 480, [FRAME])],
  ['image/jpeg', jpeg(640, 480)],
  ['image/webp', webpLossy(640, 480)],
  ['image/avif', avif([640, 480])],
])('%s is read, or not, wherever it is cut off', (type, whole) => {
  for (let length = 0; length < whole.byteLength; length++) {
    const pixels = pixelsOf(whole.subarray(0, length), type);
    expect(pixels === null || pixels === 640 * 480).toBe(true);
  }
});

it('reads boxes within boxes in no time', () => {
  const deep = Array.from({ length: 12_000 }, (_, at) =>
    box('trak')
      .subarray(0, 8)
      .fill(at % 2, 0, 0),
  );
  for (const [at, one] of deep.entries()) one.writeUInt32BE((deep.length - at) * 8);
  const startedAt = performance.now();
  expect(pixelsOf(Buffer.concat(deep), 'image/avif')).toBeNull();
  expect(performance.now() - startedAt).toBeLessThan(100);
});

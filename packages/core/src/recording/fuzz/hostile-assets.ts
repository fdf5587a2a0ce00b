import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ASSET_MEDIA_TYPES, type AssetMediaType, assetEncoding } from '../../protocol/assets.js';
import {
  avif,
  avifSequence,
  gif,
  jpeg,
  png,
  webpExtended,
  webpLossless,
  webpLossy,
} from '../testing/sample-images.js';
import { damaged } from './hostile-bytes.js';

const side = fc.oneof(fc.nat(3000), fc.integer({ min: 1, max: 16_384 }), fc.constantFrom(0, 1, 16_383));
const FRAME = { left: 9, top: 9, width: 5000, height: 5000 };

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('<svg>', '<!--', '<!DOCTYPE svg [', '<?xml ?>\n<svg/>', 'a { color: red }'),
  fc
    .tuple(fc.constantFrom('<!---->', ' ', 'a{}'), fc.nat(300_000))
    .map(([unit, count]) => unit.repeat(count)),
);

const IMAGES: readonly ((width: number, height: number) => Uint8Array)[] = [
  png,
  gif,
  jpeg,
  webpLossy,
  (width, height) => webpExtended(width + 1, height + 1),
  (width, height) => webpLossless(width + 1, height + 1),
  (width, height) => gif(width, height, [FRAME]),
  (width, height) => avif([width, height], [1, 1]),
  (width, height) => avifSequence([1, 1], [width, height]),
];

/** Content of every kind, as it should be, and often with something wrong. */
const content: fc.Arbitrary<Uint8Array> = fc.oneof(
  text.map((one) => Buffer.from(one)),
  damaged(
    fc.tuple(fc.constantFrom(...IMAGES), side, side).map(([make, width, height]) => make(width, height)),
  ),
  damaged(fc.constantFrom('wOF2', 'wOFF', 'OTTO', 'true').map((magic) => Buffer.from(magic))),
);

interface Made {
  readonly entry: object;
  readonly data: Uint8Array;
}

const often = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 10, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

function entryOf(bytes: Uint8Array, type: AssetMediaType): fc.Arbitrary<Made> {
  const packed = assetEncoding(type) === 'gzip' ? gzipSync(bytes) : bytes;
  const sent = fc.oneof({ weight: 5, arbitrary: fc.constant(packed) }, damaged(fc.constant(packed)));
  return sent.chain((data) =>
    fc
      .record({
        name: often<unknown>('u1', fc.oneof(fc.stringMatching(/^[a-z0-9]{1,33}$/), fc.jsonValue())),
        sha256: often<unknown>(createHash('sha256').update(bytes).digest('hex'), fc.jsonValue()),
        type: often<unknown>(type, fc.jsonValue()),
        size: often<unknown>(data.byteLength, fc.oneof(fc.integer(), fc.jsonValue())),
      })
      .map((entry) => ({ entry, data })),
  );
}

const asset = fc
  .tuple(content, fc.constantFrom(...ASSET_MEDIA_TYPES))
  .chain(([bytes, type]) => entryOf(bytes, type));

/** A whole body: the line and what follows it. */
export function hostileAssets(own: string): fc.Arbitrary<Uint8Array> {
  const whole = fc.array(asset, { maxLength: 5 }).map((made): Uint8Array => {
    const line = JSON.stringify({ v: 1, sessionId: own, assets: made.map(({ entry }) => entry) });
    return Buffer.concat([Buffer.from(`${line}\n`), ...made.map(({ data }) => data)]);
  });
  return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: damaged(whole) });
}

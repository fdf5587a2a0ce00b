import { createHash } from 'node:crypto';
import { assetEncoding } from '../../protocol/assets.js';
import type { IngestLimits } from '../../protocol/limits.js';
import { gunzipCounted, notGzip } from '../gunzip-counted.js';
import { Refusal } from '../refusal.js';
import { isOfType } from './asset-type.js';
import { countUses } from './count-uses.js';
import { isOneMember } from './is-one-member.js';
import type { SentAsset } from './parse-assets.js';
import { pixelsOf } from './size/pixels-of.js';

/** A hundred kilobytes may say that they are billions of pixels, and whoever looks at the replay has to hold them. */
const MAX_PIXELS = 16_777_216;
/** One that draws others twice doubles the work of whoever looks at it, each time that it is drawn itself. */
const MAX_USES = 12;

/**
 * That an asset is what it says: its hash, its type, and that nobody who looks at it needs more than it is worth.
 * @throws Refusal 413 TOO_LARGE, INFLATED_TOO_LARGE, RATIO_TOO_HIGH, TOO_MANY_PIXELS; 409 HASH_CONFLICT; 400 NOT_GZIP,
 * ASSET_INVALID
 */
export async function checkAsset(asset: SentAsset, limits: IngestLimits): Promise<void> {
  const { name, type, sha256, data } = asset;
  if (data.byteLength > limits.assetBytes)
    throw new Refusal(413, 'TOO_LARGE', `An asset may have ${limits.assetBytes} bytes.`);
  const content = assetEncoding(type) === 'gzip' ? await inflated(data, limits) : data;
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new Refusal(409, 'HASH_CONFLICT', `The content of ${name} is not what its hash says.`);
  if (!isOfType(content, type)) throw invalid(`${name} is no ${type}`);
  if (type === 'image/svg+xml' && countUses(content) > MAX_USES)
    throw invalid(`${name} has more than ${MAX_USES} uses`);
  const pixels = pixelsOf(content, type);
  if (pixels === null) throw invalid(`the size of ${name} can't be read`);
  if (pixels > MAX_PIXELS)
    throw new Refusal(413, 'TOO_MANY_PIXELS', `An image may have ${MAX_PIXELS} pixels.`);
}

async function inflated(
  data: Uint8Array,
  { assetInflatedBytes: bytes, ratio }: IngestLimits,
): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  await gunzipCounted(data, { what: 'an asset', bytes, ratio }, collector(pieces));
  const content = Buffer.concat(pieces);
  if (!(await isOneMember(data, content.byteLength))) throw notGzip();
  return content;
}

function collector(pieces: Buffer[]): Parameters<typeof gunzipCounted>[2] {
  return {
    push(piece) {
      pieces.push(piece);
      return null;
    },
    end: () => null,
  };
}

function invalid(why: string): Refusal {
  return new Refusal(400, 'ASSET_INVALID', `An asset can't be taken: ${why}.`);
}

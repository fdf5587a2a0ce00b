import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type AssetMediaType, assetEncoding } from '@auditreel/core/protocol';
import type { ShownAsset } from './store-rows.js';

/** An asset as the server would store it, shown in a session under a name. */
export function anAsset(
  shown: Pick<ShownAsset, 'sessionId' | 'name'>,
  type: AssetMediaType,
  content: string | Uint8Array,
): ShownAsset {
  const encoding = assetEncoding(type);
  const data = new Uint8Array(encoding === 'gzip' ? gzipSync(content) : Buffer.from(content));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { ...shown, sha256, type, encoding, data, byteLength: data.byteLength, createdAt: 1_000 };
}

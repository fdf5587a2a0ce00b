import { assetEncoding } from '../../protocol/assets.js';
import type { IngestLimits } from '../../protocol/limits.js';
import type { AssetStore } from '../../storage/asset-store.js';
import type { AssetUpload } from './parse-assets.js';

/** Whether a session may have the names of an upload besides those that it has. */
export async function hasRoomForNames(
  { sessionId, sent, offered }: AssetUpload,
  assets: AssetStore,
  { sessionAssets }: Pick<IngestLimits, 'sessionAssets'>,
): Promise<boolean> {
  const names = new Set([...sent, ...offered].map(({ name }) => name));
  const count = await assets.count(sessionId);
  if (count + names.size <= sessionAssets) return true;
  for (const { name } of await assets.of(sessionId)) names.delete(name);
  return count + names.size <= sessionAssets;
}

export interface PutOptions {
  readonly assets: AssetStore;
  /** Ms since 1970 UTC. */
  readonly at: number;
  /** Told of the bytes of each that was new. */
  readonly onStored: (bytes: number) => void;
}

/**
 * Stores what an upload brings, each in a transaction of its own, and notes what it offers.
 * @returns hashes of what was offered and is not stored
 */
export async function putAll(
  { sessionId, sent, offered }: AssetUpload,
  { assets, at, onStored }: PutOptions,
): Promise<readonly string[]> {
  for (const { name, sha256, type, data } of sent) {
    const encoding = assetEncoding(type);
    const asset = { sha256, type, encoding, byteLength: data.byteLength, createdAt: at, data };
    if ((await assets.put(asset, { sessionId, name })) === 'stored') onStored(data.byteLength);
  }
  const uses = offered.map(({ name, sha256 }) => ({ sessionId, name, sha256 }));
  return assets.use(uses, at);
}

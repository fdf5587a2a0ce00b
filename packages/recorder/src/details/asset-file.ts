import { type AssetEntry, type AssetMediaType, assetEncoding } from '@auditreel/core/protocol';
import { gzip } from '../recorder/gzip.js';

/** A file as it is stored: text as gzip. */
export interface AssetFile extends Pick<AssetEntry, 'sha256' | 'type'> {
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Stored bytes of one, as the server takes it unless it is told otherwise. */
export const MAX_ASSET = 102_400;
const MAX_TEXT = 1_000_000;

/** A file from its content; null of one that is too large. */
export async function assetFile(
  content: Uint8Array<ArrayBuffer>,
  type: AssetMediaType,
): Promise<AssetFile | null> {
  if (content.length > MAX_TEXT) return null;
  const body = assetEncoding(type) === 'gzip' ? await gzip(content) : content;
  return body.length > MAX_ASSET ? null : { sha256: await sha256(content), type, body };
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

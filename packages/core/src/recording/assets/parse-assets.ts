import { z } from 'zod';
import {
  ASSET_MEDIA_TYPES,
  type AssetEntry,
  type AssetEnvelope,
  isAssetName,
} from '../../protocol/assets.js';
import { invalidEnvelope, parseLine } from '../parse-line.js';

/** Longer than a chunk's: a hundred names and hashes. */
const LINE_BYTES = 16_384;

const entry = z.object({
  name: z.string().refine(isAssetName, 'must be 1 to 32 of a-z 0-9'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(ASSET_MEDIA_TYPES),
  size: z.number().int().min(0).max(0x7fff_ffff),
});

const envelope = z.object({
  v: z.literal(1),
  sessionId: z.uuid(),
  assets: z.array(entry).max(100),
});

/** An asset with its bytes, as they are stored and sent. */
export interface SentAsset extends AssetEntry {
  readonly data: Uint8Array;
}

/** What an upload of assets brings, and what it asks for. */
export interface AssetUpload {
  readonly sessionId: string;
  readonly sent: readonly SentAsset[];
  readonly offered: readonly AssetEntry[];
}

/**
 * Splits and checks an upload of assets; their bytes are not looked into. Of several with one name the first is taken.
 * @throws Refusal 400 ENVELOPE_INVALID, 413 ENVELOPE_TOO_LARGE
 */
export function parseAssets(bytes: Uint8Array): AssetUpload {
  const { envelope: line, data } = parseLine<AssetEnvelope>(bytes, LINE_BYTES, envelope);
  const sent: SentAsset[] = [];
  const offered: AssetEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  for (const one of line.assets) {
    const bytes = data.subarray(at, at + one.size);
    at += one.size;
    if (names.has(one.name)) continue;
    names.add(one.name);
    if (one.size > 0) sent.push({ ...one, data: bytes });
    else offered.push(one);
  }
  if (at !== data.byteLength)
    throw invalidEnvelope(`its sizes make ${at} bytes, and ${data.byteLength} follow it`);
  return { sessionId: line.sessionId, sent, offered };
}

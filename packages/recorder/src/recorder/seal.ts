import type { ChunkEnvelope } from '@auditreel/core/protocol';
import { CHUNK_LIMITS } from '@auditreel/core/protocol';
import { gzipSync } from 'fflate';
import { withUnstoredSheets } from '../shown/asset-names.js';
import { gzip } from './gzip.js';
import type { OpenChunk } from './open-chunk.js';
import { splitText } from './split-text.js';

/** One upload: an envelope without its time of sending, and gzip. */
export interface SealedPart {
  readonly envelope: Omit<ChunkEnvelope, 'sendMs' | 'clock'>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What an envelope says besides what is in its chunk. */
export type Sender = Pick<ChunkEnvelope, 'sessionId' | 'tabId' | 'dropped' | 'recorder'>;

const MAX_PART = 900_000;
const MAX_INFLATED = CHUNK_LIMITS.inflatedBytes * 0.75;
const MAX_RATIO = CHUNK_LIMITS.ratio * 0.8;
/** Below this size the server asks for no ratio. */
const FREE_OF_RATIO = 60_000;

/** Compresses a closed chunk off the main thread. */
export async function seal(chunk: OpenChunk, sender: Sender): Promise<readonly SealedPart[]> {
  const text = textOf(chunk, sender);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MAX_INFLATED) {
    const body = await gzip(bytes);
    const size = partSize(bytes.length, body.length);
    if (size === null) return [{ envelope: envelopeOf(chunk, sender, 0, 1), body }];
    return Promise.all(partsOf(text, size, chunk, sender, gzip));
  }
  return Promise.all(partsOf(text, MAX_PART, chunk, sender, gzip));
}

/** The same at once, for `pagehide`: an asynchronous compression begun there never ends. */
export function sealNow(chunk: OpenChunk, sender: Sender): readonly SealedPart[] {
  const text = textOf(chunk, sender);
  const bytes = new TextEncoder().encode(text);
  const body = gzipSync(bytes) as Uint8Array<ArrayBuffer>;
  const size = partSize(bytes.length, body.length);
  if (size === null) return [{ envelope: envelopeOf(chunk, sender, 0, 1), body }];
  const pieces = splitText(text, size);
  return pieces.map((piece, part) => ({
    envelope: envelopeOf(chunk, sender, part, pieces.length),
    body: gzipSync(encodePiece(piece)) as Uint8Array<ArrayBuffer>,
  }));
}

/** Length of the parts a chunk must be split into so that the server takes each, or null when it may stay whole. */
export function partSize(inflated: number, compressed: number): number | null {
  if (inflated > FREE_OF_RATIO && inflated / compressed > MAX_RATIO) return FREE_OF_RATIO / 2;
  return compressed > MAX_PART || inflated > MAX_INFLATED ? MAX_PART / 3 : null;
}

function partsOf(
  text: string,
  size: number,
  chunk: OpenChunk,
  sender: Sender,
  compress: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<SealedPart>[] {
  const pieces = splitText(text, size);
  return pieces.map(async (piece, part) => ({
    envelope: envelopeOf(chunk, sender, part, pieces.length),
    body: await compress(encodePiece(piece)),
  }));
}

function envelopeOf(chunk: OpenChunk, sender: Sender, part: number, parts: number): SealedPart['envelope'] {
  return {
    v: 1,
    ...sender,
    page: chunk.page,
    seq: chunk.seq,
    part,
    parts,
    firstMs: chunk.firstMs,
    lastMs: chunk.lastMs,
    count: chunk.events.length,
    hasSnapshot: chunk.hasSnapshot,
    marks: part === 0 ? chunk.marks : [],
  };
}

/** Each part is a JSON array by itself, or the server would not take it. */
function encodePiece(piece: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([piece]));
}

function textOf(chunk: OpenChunk, { sessionId }: Sender): string {
  return withUnstoredSheets(`[${chunk.events.join(',')}]`, sessionId);
}

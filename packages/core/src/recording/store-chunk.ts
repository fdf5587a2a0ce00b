import { createHash } from 'node:crypto';
import type { ChunkAck, ChunkEnvelope } from '../protocol/envelope.js';
import type { IngestLimits } from '../protocol/limits.js';
import type { SessionBook, SessionSeen } from '../session/session-book.js';
import type { SessionClaims, SessionTokens } from '../session/tokens.js';
import type { AuditChunk, AuditMark, ChunkStore, SessionStore } from '../storage/ports.js';
import { checkData } from './check-data.js';
import { parseUpload, type Upload } from './parse-envelope.js';
import { readUpload } from './read-upload.js';
import { Refusal } from './refusal.js';

export interface ChunkIngest {
  readonly chunks: ChunkStore;
  readonly sessions: SessionStore;
  readonly book: SessionBook;
  readonly tokens: SessionTokens;
  readonly limits: IngestLimits;
  readonly now: () => number;
  /** Told of the marks that were newly stored. */
  readonly onMarks: (marks: readonly AuditMark[]) => void;
}

/**
 * One upload from hostile bytes to a stored chunk, or a {@link Refusal}. The order is the defence: who it is, how
 * large it is, what it says it is, what it is, and only then the database.
 */
export async function storeChunk(
  request: Request,
  seen: SessionSeen,
  ingest: ChunkIngest,
): Promise<ChunkAck> {
  const claims = await verifyWriter(request.headers.get('authorization'), ingest.tokens);
  const bytes = await readUpload(request, ingest.limits.compressedBytes);
  const upload = parseUpload(bytes, ingest.limits);
  if (upload.envelope.sessionId !== claims.sessionId) {
    throw new Refusal(403, 'SESSION_MISMATCH', 'The write token is for another session than the chunk says.');
  }
  await checkData(upload.data, ingest.limits);
  const session = await ingest.book.open(claims, seen);
  const stored = await put(upload, session.bytes, ingest);
  const ended = session.endedAt !== null || claims.expiresAt <= ingest.now();
  return { ...(await acknowledge(upload.envelope, ingest)), stored, session: ended ? 'ended' : 'live' };
}

async function verifyWriter(authorization: string | null, tokens: SessionTokens): Promise<SessionClaims> {
  const token = authorization?.startsWith('Bearer ') ? authorization.slice(7).trim() : '';
  if (token === '')
    throw new Refusal(401, 'WRITE_TOKEN_MISSING', 'Send the write token: Authorization: Bearer …');
  const verified = await tokens.verifyWrite(token);
  if (verified.ok) return verified.claims;
  if (verified.problem === 'expired')
    throw new Refusal(401, 'WRITE_TOKEN_EXPIRED', 'The write token has expired.');
  throw new Refusal(401, 'WRITE_TOKEN_INVALID', 'The write token was not signed here.');
}

async function put(
  upload: Upload,
  sessionBytes: number,
  ingest: ChunkIngest,
): Promise<'stored' | 'duplicate'> {
  const chunk = chunkOf(upload, ingest.now());
  if (sessionBytes + chunk.byteLength > ingest.limits.sessionBytes && !(await ingest.chunks.get(chunk))) {
    throw new Refusal(413, 'SESSION_FULL', `A session may hold ${ingest.limits.sessionBytes} bytes.`);
  }
  const marks = marksOf(upload.envelope);
  const result = await ingest.chunks.put(chunk, marks);
  if (result === 'conflict') {
    throw new Refusal(
      409,
      'HASH_CONFLICT',
      'This part of the recording is stored already, with other content.',
    );
  }
  if (result === 'stored') {
    await ingest.sessions.touch(chunk.sessionId, {
      at: chunk.receivedAt,
      chunks: 1,
      bytes: chunk.byteLength,
      clock: upload.envelope.clock ?? { offsetMs: chunk.sentMs - chunk.receivedAt, errorMs: UPLOAD_ERROR_MS },
    });
    if (marks.length > 0) ingest.onMarks(marks);
  }
  return result;
}

/** One way only, and an upload is slower than a ping: a sample to fall back on. */
const UPLOAD_ERROR_MS = 1000;

function chunkOf({ envelope, data }: Upload, receivedAt: number): AuditChunk {
  return {
    sessionId: envelope.sessionId,
    tabId: envelope.tabId,
    page: envelope.page,
    seq: envelope.seq,
    part: envelope.part,
    parts: envelope.parts,
    firstMs: envelope.firstMs,
    lastMs: envelope.lastMs,
    sentMs: envelope.sendMs,
    receivedAt,
    events: envelope.count,
    hasSnapshot: envelope.hasSnapshot,
    byteLength: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    dropped: envelope.dropped,
    encoding: 'gzip',
    data,
  };
}

function marksOf(envelope: ChunkEnvelope): readonly AuditMark[] {
  const { sessionId, tabId, page } = envelope;
  const marks = new Map<string, AuditMark>();
  for (const { requestId, method, t, inputAgo } of envelope.marks) {
    if (!marks.has(requestId))
      marks.set(requestId, { sessionId, tabId, page, requestId, method, t, inputAgo });
  }
  return [...marks.values()];
}

async function acknowledge(
  envelope: ChunkEnvelope,
  ingest: ChunkIngest,
): Promise<Pick<ChunkAck, 'highWater' | 'missing' | 'next' | 'serverTime'>> {
  const seqs = new Set(await ingest.chunks.seqs(envelope));
  let highWater = -1;
  while (seqs.has(highWater + 1)) highWater++;
  const missing: number[] = [];
  const highest = [...seqs].reduce((a, b) => Math.max(a, b), -1);
  const last = Math.min(highest, highWater + 1000);
  for (let seq = highWater + 1; seq < last && missing.length < 100; seq++)
    if (!seqs.has(seq)) missing.push(seq);
  return { highWater, missing, next: 'continue', serverTime: ingest.now() };
}

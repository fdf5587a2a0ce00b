import type { ChunkAck } from '../protocol/envelope.js';
import type { SessionSeen } from '../session/session-book.js';
import type { SessionClaims } from '../session/tokens.js';
import type { AuditChunk, AuditMark, AuditSession } from '../storage/ports.js';
import { addressKey } from './address-key.js';
import { checkData } from './check-data.js';
import type { ChunkIngest } from './chunk-ingest.js';
import { nextStep } from './next-step.js';
import { openLiveSession } from './open-live-session.js';
import { parseUpload, type Upload } from './parse-envelope.js';
import { readUpload } from './read-upload.js';
import { Refusal } from './refusal.js';
import { chunkOf, marksOf } from './stored-form.js';
import type { UploadPlace } from './upload-room.js';
import { verifyWriter } from './write-token.js';

/**
 * One upload from hostile bytes to a stored chunk, or a {@link Refusal}. The order is the defence: how often it comes, who
 * it is, how large it is, what it says it is, what it is, and only then the database.
 */
export async function storeChunk(
  request: Request,
  seen: SessionSeen,
  ingest: ChunkIngest,
): Promise<ChunkAck> {
  ingest.rates.uploadFrom(seen.ip);
  const claims = await verifyWriter(request.headers.get('authorization'), ingest.tokens);
  ingest.rates.uploadOf(claims.sessionId);
  if (ingest.budget.isSpent()) throw dayFull();
  const place = ingest.room.enter(addressKey(seen.ip));
  try {
    const upload = await receive(request, { claims, ip: seen.ip, place }, ingest);
    const session = await openSession(upload, { claims, seen }, ingest);
    const stored = await put(upload, session, ingest);
    return await ackOf(upload, { claims, session, stored }, ingest);
  } finally {
    place.leave();
  }
}

interface Sender {
  readonly claims: SessionClaims;
  readonly ip: string | null;
  readonly place: UploadPlace;
}

async function receive(request: Request, sender: Sender, ingest: ChunkIngest): Promise<Upload> {
  const { limits } = ingest;
  const { claims, ip, place } = sender;
  const bytes = await readUpload(request, { ...limits, bytes: limits.compressedBytes, hold: place.hold });
  ingest.rates.weigh({ ip, sessionId: claims.sessionId, bytes: bytes.byteLength });
  const upload = parseUpload(bytes, limits);
  if (upload.envelope.sessionId !== claims.sessionId) {
    throw new Refusal(403, 'SESSION_MISMATCH', 'The write token is for another session than the chunk says.');
  }
  await checkData(upload.data, limits);
  return upload;
}

/** Bytes of the day are set aside before anything is written, so that a day that is spent leaves no row. */
async function openSession(
  { data }: Upload,
  { claims, seen }: { readonly claims: SessionClaims; readonly seen: SessionSeen },
  { book, budget }: ChunkIngest,
): Promise<AuditSession> {
  if (!(await budget.take(data.byteLength))) throw dayFull();
  try {
    return await openLiveSession(claims, seen, book);
  } catch (error) {
    budget.give(data.byteLength);
    throw error;
  }
}

type Stored = ChunkAck['stored'];

async function put(upload: Upload, session: AuditSession, ingest: ChunkIngest): Promise<Stored> {
  const chunk = chunkOf(upload, ingest.now());
  const marks = marksOf(upload.envelope);
  const result = await putOnce(chunk, marks, { session, ingest });
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

async function putOnce(
  chunk: AuditChunk,
  marks: readonly AuditMark[],
  { session, ingest }: { readonly session: AuditSession; readonly ingest: ChunkIngest },
): Promise<Stored> {
  let isStored = false;
  try {
    if (isFull(session, chunk, ingest) && !(await ingest.chunks.get(chunk))) throw sessionFull(ingest);
    const result = await ingest.chunks.put(chunk, marks);
    if (result === 'conflict') throw conflict();
    isStored = result === 'stored';
    return result;
  } finally {
    if (!isStored) ingest.budget.give(chunk.byteLength);
  }
}

/** One way only, and an upload is slower than a ping: a sample to fall back on. */
const UPLOAD_ERROR_MS = 1000;

interface Outcome {
  readonly claims: SessionClaims;
  /** As it was before this upload. */
  readonly session: AuditSession;
  readonly stored: Stored;
}

async function ackOf({ envelope, data }: Upload, outcome: Outcome, ingest: ChunkIngest): Promise<ChunkAck> {
  const { claims, session, stored } = outcome;
  const isNew = stored === 'stored';
  const used = {
    bytes: session.bytes + (isNew ? data.byteLength : 0),
    chunks: session.chunks + (isNew ? 1 : 0),
    dayShare: ingest.budget.share(),
    isPressed: ingest.rates.isNear(claims.sessionId) || ingest.room.isCrowded(),
  };
  const isEnded = session.endedAt !== null || claims.expiresAt <= ingest.now();
  return {
    ...(await ingest.acknowledge(envelope)),
    stored,
    next: nextStep(used, ingest.limits),
    session: isEnded ? 'ended' : 'live',
    serverTime: ingest.now(),
  };
}

function isFull(session: AuditSession, { byteLength }: AuditChunk, { limits }: ChunkIngest): boolean {
  return session.bytes + byteLength > limits.sessionBytes || session.chunks >= limits.sessionChunks;
}

function sessionFull({ limits }: ChunkIngest): Refusal {
  return new Refusal(
    413,
    'SESSION_FULL',
    `A session may hold ${limits.sessionBytes} bytes in ${limits.sessionChunks} uploads.`,
  );
}

/** Final, as 429 would not be: the recorder asks for a session, and is told that it is not recorded. */
function dayFull(): Refusal {
  return new Refusal(403, 'DAY_FULL', 'No more is recorded today: limits.dayBytes is spent.');
}

function conflict(): Refusal {
  return new Refusal(
    409,
    'HASH_CONFLICT',
    'This part of the recording is stored already, with other content.',
  );
}

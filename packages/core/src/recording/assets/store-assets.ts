import type { AssetAck } from '../../protocol/assets.js';
import type { SessionSeen } from '../../session/session-book.js';
import type { SessionClaims } from '../../session/tokens.js';
import type { AssetStore } from '../../storage/asset-store.js';
import type { AuditSession } from '../../storage/ports.js';
import { addressKey } from '../address-key.js';
import type { ChunkIngest } from '../chunk-ingest.js';
import { openLiveSession } from '../open-live-session.js';
import { readUpload } from '../read-upload.js';
import { Refusal } from '../refusal.js';
import type { UploadPlace } from '../upload-room.js';
import { verifyWriter } from '../write-token.js';
import { hasRoomForAssets } from './asset-room.js';
import { checkAsset } from './check-asset.js';
import { type AssetUpload, parseAssets } from './parse-assets.js';
import { hasRoomForNames, putAll } from './put-assets.js';

const STOP: AssetAck = { missing: [], next: 'stop' };

/**
 * One upload of assets, from hostile bytes to what is stored, or a {@link Refusal}; in the order of a chunk's. One asset that
 * is not right, and nothing of the upload is taken. Whatever has no room is no refusal: recordings go on without it.
 */
export async function storeAssets(
  request: Request,
  seen: SessionSeen,
  ingest: ChunkIngest,
): Promise<AssetAck> {
  const assets = ingest.assets();
  if (assets === undefined) throw keepsNone();
  ingest.rates.uploadFrom(seen.ip);
  const claims = await verifyWriter(request.headers.get('authorization'), ingest.tokens);
  ingest.rates.uploadOf(claims.sessionId);
  if (ingest.budget.isSpent()) return STOP;
  const place = ingest.room.enter(addressKey(seen.ip));
  try {
    const upload = await receive(request, { claims, seen, place }, ingest);
    return await store(upload, { claims, seen, assets }, ingest);
  } finally {
    place.leave();
  }
}

interface Sender {
  readonly claims: SessionClaims;
  readonly seen: SessionSeen;
}

async function receive(
  request: Request,
  { claims, seen, place }: Sender & { readonly place: UploadPlace },
  { limits, rates }: ChunkIngest,
): Promise<AssetUpload> {
  const bytes = await readUpload(request, { ...limits, bytes: limits.compressedBytes, hold: place.hold });
  rates.weigh({ ip: seen.ip, sessionId: claims.sessionId, bytes: bytes.byteLength });
  const upload = parseAssets(bytes);
  if (upload.sessionId !== claims.sessionId) {
    throw new Refusal(403, 'SESSION_MISMATCH', 'The write token is for another session than the line says.');
  }
  rates.weighAssets({ ip: seen.ip, sessionId: claims.sessionId, sent: upload.sent.length });
  for (const asset of upload.sent) await checkAsset(asset, limits);
  return upload;
}

/** Bytes of the day are set aside before anything is written; those of what is not stored after all come back. */
async function store(
  upload: AssetUpload,
  { claims, seen, assets }: Sender & { readonly assets: AssetStore },
  ingest: ChunkIngest,
): Promise<AssetAck> {
  const bytes = upload.sent.reduce((sum, { size }) => sum + size, 0);
  if (!(await ingest.budget.take(bytes))) return STOP;
  let stored = 0;
  try {
    const session = await openLiveSession(claims, seen, ingest.book);
    const isFull = !hasRoom(session, bytes, ingest);
    if (isFull || !(await hasRoomForNames(upload, assets, ingest.limits))) return STOP;
    const at = ingest.now();
    const onStored = (size: number): number => (stored += size);
    const missing = await putAll(upload, { assets, at, onStored });
    if (await isGone(session.id, ingest)) {
      await assets.release(session.id);
      return STOP;
    }
    if (stored > 0) await ingest.sessions.touch(session.id, { at, chunks: 0, bytes: stored });
    return hasRoom(session, stored, ingest) ? { missing, next: 'continue' } : STOP;
  } finally {
    ingest.budget.give(bytes - stored);
  }
}

function hasRoom({ bytes, chunks }: AuditSession, more: number, { budget, limits }: ChunkIngest): boolean {
  return hasRoomForAssets({ bytes: bytes + more, chunks, dayShare: budget.share() }, limits);
}

/** Whether its recording was deleted meanwhile: what is stored after that would never be released. */
async function isGone(sessionId: string, { sessions }: ChunkIngest): Promise<boolean> {
  const session = await sessions.get(sessionId);
  return session === null || session.erasedAt != null || session.expiredAt != null;
}

function keepsNone(): Refusal {
  return new Refusal(
    404,
    'NOT_FOUND',
    'No assets are kept here: recording.assets is off, privacy is strict, or the models are older than schema 3 (npx auditreel schema add).',
  );
}

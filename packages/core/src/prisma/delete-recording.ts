import { isId } from '../storage/is-id.js';
import type { ChunkInfo, DeletedChunks } from '../storage/ports.js';
import type { Database, OwnTransaction } from './database.js';
import { AUDIT_CHUNK, AUDIT_MARK } from './models.js';
import { releaseAssets } from './release-assets.js';
import { readRow } from './rows.js';

const KEY = { sessionId: true, tabId: true, page: true, seq: true, part: true } as const;

/** SQLite's expressions are at most 1,000 deep, and a longer list is no faster. */
const AT_ONCE = 50;

export interface SessionChunks {
  readonly sessionId: string;
  readonly limit: number;
}

/**
 * Deletes at most `limit` chunks of a session, by their keys; when fewer are there, its marks and what it alone shows. The
 * transaction is a pass, or has awaited the releases.
 */
export async function deleteRecording(
  database: Database,
  tx: OwnTransaction,
  { sessionId, limit }: SessionChunks,
): Promise<DeletedChunks> {
  if (!isId(sessionId)) return { chunks: 0, bytes: 0 };
  const rows = await tx
    .calls(AUDIT_CHUNK)
    .findMany({ where: { sessionId }, take: limit, select: { ...KEY, byteLength: true } });
  const chunks = rows.map((row) => readRow<ChunkInfo>(AUDIT_CHUNK, row));
  const keys = chunks.map(({ tabId, page, seq, part }) => ({ tabId, page, seq, part }));
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const where = { sessionId, OR: keys.slice(from, from + AT_ONCE) };
    await tx.calls(AUDIT_CHUNK).deleteMany({ where });
  }
  if (chunks.length < limit) {
    await tx.calls(AUDIT_MARK).deleteMany({ where: { sessionId } });
    await releaseAssets(database, tx, sessionId);
  }
  return { chunks: chunks.length, bytes: chunks.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}

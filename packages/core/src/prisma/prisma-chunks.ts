import { byMarkTime, byPlace, wholeSeqs } from '../storage/chunk-order.js';
import { isId } from '../storage/is-id.js';
import type { AuditChunk, AuditMark, ChunkInfo, ChunkKey, ChunkStore } from '../storage/ports.js';
import { property } from './client-shape.js';
import type { Database } from './database.js';
import { deleteRecording } from './delete-recording.js';
import { AUDIT_CHUNK, AUDIT_MARK } from './models.js';
import { awaitReleases } from './release-assets.js';
import { cleanValue, readRow, selectOf, toDatabase } from './rows.js';
import { isKeyTaken } from './storage-error.js';

export function prismaChunks(database: Database): ChunkStore {
  const marksWhere = async (where: object): Promise<readonly AuditMark[]> => {
    const rows = await database.read(AUDIT_MARK, (marks) => marks.findMany({ where }));
    return rows.map((row) => readRow<AuditMark>(AUDIT_MARK, row)).sort(byMarkTime);
  };
  return {
    put: (chunk, marks) => put(database, chunk, marks),
    async list(sessionId) {
      if (!isId(sessionId)) return [];
      const select = selectOf(AUDIT_CHUNK, database.names(AUDIT_CHUNK));
      const rows = await database.read(AUDIT_CHUNK, (chunks) =>
        chunks.findMany({ where: { sessionId }, select }),
      );
      return rows.map((row) => readRow<ChunkInfo>(AUDIT_CHUNK, row)).sort(byPlace);
    },
    get: (key) => get(database, key),
    async seqs({ sessionId, tabId, page }) {
      if (!isId(sessionId)) return [];
      const rows = await database.read(AUDIT_CHUNK, (chunks) =>
        chunks.findMany({
          where: toDatabase(AUDIT_CHUNK, { sessionId, tabId, page }),
          select: { seq: true, parts: true },
        }),
      );
      return wholeSeqs(rows.map((row) => readRow<Pick<ChunkInfo, 'seq' | 'parts'>>(AUDIT_CHUNK, row)));
    },
    deleteSession: (sessionId, limit) =>
      database.write(async (tx) => {
        await awaitReleases(database, tx);
        return deleteRecording(database, tx, { sessionId, limit });
      }),
    marks: async (sessionId) => (isId(sessionId) ? marksWhere({ sessionId }) : []),
    marksOf: (requestIds) => marksWhere({ requestId: { in: requestIds.map(cleanValue) } }),
  };
}

async function put(
  database: Database,
  chunk: AuditChunk,
  marks: readonly AuditMark[],
): ReturnType<ChunkStore['put']> {
  const known = await storedHash(database, chunk);
  if (known !== null) return known === chunk.sha256 ? 'duplicate' : 'conflict';
  try {
    await database.write(async (tx) => {
      // Data goes in as bytes: in JSON it would be a third larger and decoded twice.
      await tx.calls(AUDIT_CHUNK).create({ data: toDatabase(AUDIT_CHUNK, chunk), select: { seq: true } });
      if (marks.length > 0) await database.insert(tx, AUDIT_MARK, marks);
    });
    return 'stored';
  } catch (error) {
    if (!(error instanceof Error) || !isKeyTaken(error.cause)) throw error;
    return (await storedHash(database, chunk)) === chunk.sha256 ? 'duplicate' : 'conflict';
  }
}

async function storedHash(database: Database, key: ChunkKey): Promise<string | null> {
  const row = await database.read(AUDIT_CHUNK, (chunks) =>
    chunks.findFirst({ where: whereKey(key), select: { sha256: true } }),
  );
  const sha256 = property(row, 'sha256');
  return typeof sha256 === 'string' ? sha256 : null;
}

async function get(database: Database, key: ChunkKey): Promise<AuditChunk | null> {
  if (!isId(key.sessionId)) return null;
  const select = { ...selectOf(AUDIT_CHUNK, database.names(AUDIT_CHUNK)), data: true };
  const row = await database.read(AUDIT_CHUNK, (chunks) =>
    chunks.findFirst({ where: whereKey(key), select }),
  );
  const data = property(row, 'data');
  if (!(data instanceof Uint8Array)) return null;
  return { ...readRow<ChunkInfo>(AUDIT_CHUNK, row), data };
}

function whereKey({ sessionId, tabId, page, seq, part }: ChunkKey): object {
  return toDatabase(AUDIT_CHUNK, { sessionId, tabId, page, seq, part });
}

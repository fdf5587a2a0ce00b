import { memoryStorage } from '@auditreel/core';
import type {
  AuditAsset,
  AuditChange,
  AuditChunk,
  AuditHold,
  AuditMark,
  AuditRecord,
  AuditSession,
  AuditStorage,
} from '@auditreel/core/adapter';
import { memoryChanges } from './memory-changes.js';

/** What a test puts into the storage. Marks go with the first chunk of their session. */
export interface Rows {
  readonly records?: readonly AuditRecord[];
  readonly sessions?: readonly AuditSession[];
  readonly chunks?: readonly AuditChunk[];
  readonly marks?: readonly AuditMark[];
  readonly changes?: readonly AuditChange[];
  readonly holds?: readonly AuditHold[];
  readonly assets?: readonly ShownAsset[];
}

/** An asset, and in which session it is shown under which name. */
export interface ShownAsset extends AuditAsset {
  readonly sessionId: string;
  readonly name: string;
}

/** An empty storage, but for the changes, which only a database's own triggers write. */
export function storageFor({ changes = [] }: Rows): AuditStorage {
  return { ...memoryStorage(), changes: memoryChanges(changes) };
}

export async function storeRows(storage: AuditStorage, rows: Rows): Promise<void> {
  const { records = [], sessions = [], chunks = [], marks = [], holds = [], assets = [] } = rows;
  await storage.records.insert(records);
  for (const session of sessions) await storage.sessions.create(session);
  for (const chunk of chunks) {
    const isFirst = chunks.find(({ sessionId }) => sessionId === chunk.sessionId) === chunk;
    const own = isFirst ? marks.filter((mark) => mark.sessionId === chunk.sessionId) : [];
    await storage.chunks.put(chunk, own);
  }
  for (const hold of holds) await storage.holds?.place(hold);
  for (const { sessionId, name, ...asset } of assets) await storage.assets?.put(asset, { sessionId, name });
}

import type { AuditChunk, AuditMark, AuditRecord, AuditSession, AuditStorage } from '@auditreel/core/adapter';

/** What a test puts into the storage. Marks go with the first chunk of their session. */
export interface Rows {
  readonly records?: readonly AuditRecord[];
  readonly sessions?: readonly AuditSession[];
  readonly chunks?: readonly AuditChunk[];
  readonly marks?: readonly AuditMark[];
}

export async function storeRows(storage: AuditStorage, rows: Rows): Promise<void> {
  const { records = [], sessions = [], chunks = [], marks = [] } = rows;
  await storage.records.insert(records);
  for (const session of sessions) await storage.sessions.create(session);
  for (const chunk of chunks) {
    const isFirst = chunks.find(({ sessionId }) => sessionId === chunk.sessionId) === chunk;
    const own = isFirst ? marks.filter((mark) => mark.sessionId === chunk.sessionId) : [];
    await storage.chunks.put(chunk, own);
  }
}

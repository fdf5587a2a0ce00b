import type {
  AuditChunk,
  AuditMark,
  AuditRecord,
  AuditSession,
  ChunkStore,
  RecordQuery,
  RecordStore,
  SessionStore,
} from '@auditreel/core/adapter';
import type { ViewerParts } from '../viewer-parts.js';

/** What a test puts into the storage. */
export interface Rows {
  readonly records?: readonly AuditRecord[];
  readonly sessions?: readonly AuditSession[];
  readonly chunks?: readonly AuditChunk[];
  readonly marks?: readonly AuditMark[];
}

/** The reading half of the ports over arrays; whatever the viewer must never do throws. */
export function arrayStorage(rows: Rows): ViewerParts['storage'] {
  return {
    records: recordStore(rows.records ?? []),
    sessions: sessionStore(rows.sessions ?? []),
    chunks: chunkStore(rows.chunks ?? [], rows.marks ?? []),
  };
}

function never(): Promise<never> {
  return Promise.reject(new Error('The viewer must not write.'));
}

function recordStore(records: readonly AuditRecord[]): RecordStore {
  return {
    insert: never,
    setWitness: never,
    pendingWitness: never,
    get: async (id) => records.find((record) => record.id === id) ?? null,
    byRequest: async (ids) => records.filter((r) => r.requestId !== null && ids.includes(r.requestId)),
    list: async (query) => {
      const found = records.filter((r) => matches(r, query)).sort((a, b) => (a.id < b.id ? 1 : -1));
      const shown = found.slice(0, query.limit);
      return { records: shown, nextCursor: found.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
    },
  };
}

function matches(record: AuditRecord, query: RecordQuery): boolean {
  return (
    (query.tenant === undefined || record.tenantId === query.tenant) &&
    (query.session === undefined || record.sessionId === query.session) &&
    (query.actor === undefined || record.actorId === query.actor) &&
    (query.cursor === undefined || record.id < query.cursor)
  );
}

function sessionStore(sessions: readonly AuditSession[]): SessionStore {
  return {
    create: never,
    bind: never,
    touch: never,
    end: never,
    get: async (id) => sessions.find((session) => session.id === id) ?? null,
    following: async (id) => sessions.filter((session) => session.previousId === id),
    list: async (query) => ({
      sessions: sessions.filter((s) => query.tenant === undefined || s.tenantId === query.tenant),
      nextCursor: null,
    }),
  };
}

function chunkStore(chunks: readonly AuditChunk[], marks: readonly AuditMark[]): ChunkStore {
  return {
    put: never,
    seqs: never,
    list: async (id) => chunks.filter((c) => c.sessionId === id).map(({ data: _data, ...info }) => info),
    get: async (key) =>
      chunks.find(
        (c) =>
          c.sessionId === key.sessionId &&
          c.tabId === key.tabId &&
          c.page === key.page &&
          c.seq === key.seq &&
          c.part === key.part,
      ) ?? null,
    marks: async (id) => marks.filter((mark) => mark.sessionId === id),
    marksOf: async (ids) => marks.filter((mark) => ids.includes(mark.requestId)),
  };
}

import type { AuditRecord } from '../record/audit-record.js';
import type { AssetStore } from './asset-store.js';
import type { AuditHold } from './hold-store.js';
import type { MemoryRows } from './memory-rows.js';
import type { AuditSession, ChunkStore } from './ports.js';
import type { IdPage, Removal, RemovalTerms, Removed, RetentionStore } from './retention-store.js';

/** The tables of a memory storage that retention deletes from. */
export interface MemoryTables {
  readonly records: MemoryRows<AuditRecord>;
  readonly sessions: MemoryRows<AuditSession>;
  readonly chunks: Required<Pick<ChunkStore, 'deleteSession'>>;
  readonly assets: Pick<AssetStore, 'release'>;
  readonly holds: MemoryRows<AuditHold>;
  readonly now: () => number;
}

export function memoryRetention(tables: MemoryTables): RetentionStore {
  const { records, sessions, holds } = tables;
  return {
    isInProcess: () => true,
    records: async (page) => pageOf(records.inOrder(), page),
    async recordsById(ids) {
      const wanted = new Set(ids);
      return records.inOrder().filter(({ id }) => wanted.has(id));
    },
    async recordsOf(sessionId, page) {
      const ofSession = records.inOrder().filter((record) => record.sessionId === sessionId);
      return pageOf(ofSession, { ...page, below: '~' });
    },
    changes: async () => [],
    changesOf: async () => [],
    async sessions({ unexpired, ...page }) {
      const wanted = sessions.inOrder().filter(({ expiredAt }) => !unexpired || expiredAt === null);
      return pageOf(wanted, page);
    },
    holds: async () => inForce(holds),
    remove: (removal, terms) => remove(removal, terms, tables),
    expire: async (id, at) => expire(id, at, sessions),
  };
}

function expire(id: string, at: number, sessions: MemoryRows<AuditSession>): void {
  const session = sessions.get(id);
  if (session?.expiredAt === null) sessions.set({ ...session, expiredAt: at });
}

function inForce(holds: MemoryRows<AuditHold>): readonly AuditHold[] {
  return holds.inOrder().filter(({ releasedAt }) => releasedAt === null);
}

function pageOf<T extends { readonly id: string }>(
  rows: readonly T[],
  { after, below, limit }: IdPage,
): readonly T[] {
  return rows.filter(({ id }) => id > (after ?? '') && id < below).slice(0, limit);
}

async function remove(
  removal: Removal,
  { tale, holds: known }: RemovalTerms,
  tables: MemoryTables,
): Promise<Removed | null> {
  const { records, sessions, chunks, assets, holds, now } = tables;
  if (inForce(holds).some(({ id }) => !known.has(id))) return null;
  if (!tale.isStored) records.set({ ...tale.record, recordedAt: now() });
  switch (removal.of) {
    case 'records':
      return { rows: removal.ids.filter((id) => records.delete(id)).length, bytes: 0 };
    case 'sessions':
      for (const id of removal.ids) await assets.release(id);
      return { rows: removal.ids.filter((id) => sessions.delete(id)).length, bytes: 0 };
    case 'changes':
      return { rows: 0, bytes: 0 };
    case 'recording': {
      const { sessionId, limit, at } = removal;
      const deleted = await chunks.deleteSession(sessionId, limit);
      if (deleted.chunks < limit) expire(sessionId, at, sessions);
      return { rows: deleted.chunks, bytes: deleted.bytes };
    }
  }
}

import type { AuditRecord } from '../record/audit-record.js';
import type { AuditHold } from './hold-store.js';
import { memoryAssets } from './memory-assets.js';
import { memoryChunks } from './memory-chunks.js';
import { memoryErasure } from './memory-erasure.js';
import { memoryHolds } from './memory-holds.js';
import { memoryLeases } from './memory-leases.js';
import { memoryRecords } from './memory-records.js';
import { memoryRetention } from './memory-retention.js';
import { memoryRows } from './memory-rows.js';
import { memorySessions } from './memory-sessions.js';
import type { AuditSession, AuditStorage } from './ports.js';

/** Options of {@link memoryStorage}. */
export interface MemoryStorageOptions {
  /** The clock behind `recordedAt`, ms since 1970 UTC. @default Date.now */
  readonly now?: () => number;
}

/**
 * A storage that lives and dies with the process and answers like the databases do: for tests and for trying out.
 * @example const audit = createAudit({ storage: memoryStorage(), secret });
 */
export function memoryStorage(options: MemoryStorageOptions = {}): AuditStorage {
  const now = options.now ?? Date.now;
  const [recordRows, sessionRows] = [memoryRows<AuditRecord>(), memoryRows<AuditSession>()];
  const records = memoryRecords(recordRows, now);
  const assets = memoryAssets();
  const chunks = memoryChunks(assets);
  const holdRows = memoryRows<AuditHold>();
  const tables = { records: recordRows, sessions: sessionRows, holds: holdRows, now };
  return {
    now: async () => now(),
    records,
    sessions: memorySessions(sessionRows),
    chunks,
    leases: memoryLeases(),
    assets,
    holds: memoryHolds(records, holdRows),
    retention: memoryRetention({ ...tables, chunks, assets }),
    erasure: memoryErasure(tables),
    check: async () => {},
    isVolatile: true,
  };
}

import { memoryChunks } from './memory-chunks.js';
import { memoryHolds } from './memory-holds.js';
import { memoryLeases } from './memory-leases.js';
import { memoryRecords } from './memory-records.js';
import { memorySessions } from './memory-sessions.js';
import type { AuditStorage } from './ports.js';

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
  return {
    now: async () => now(),
    records: memoryRecords(now),
    sessions: memorySessions(),
    chunks: memoryChunks(),
    leases: memoryLeases(),
    holds: memoryHolds(),
    check: async () => {},
    isVolatile: true,
  };
}

import type { AuditHold } from '../storage/hold-store.js';
import type { PersonOptions } from './person-options.js';

/** Whom to erase, and how. */
export interface EraseOptions extends PersonOptions {
  /**
   * Whether their id goes as well: a keyed hash takes its place everywhere, by which their records still belong together.
   * @default when it holds an `@`, or is one of their names
   */
  readonly hashId?: boolean;
  /** Id of the user who has it done. @default the system */
  readonly by?: string;
  /** Why, kept in the `privacy.redact` record. */
  readonly reason?: string;
  /** Only counts. @default false */
  readonly dryRun?: boolean;
  /** On SQLite, writes the database's file anew afterwards: everybody else waits for it. @default false */
  readonly vacuum?: boolean;
}

/** What was erased, or would be. */
export interface EraseReport {
  readonly records: number;
  readonly changes: number;
  readonly sessions: number;
  /** Chunks of recordings. */
  readonly chunks: number;
  /** What keeps it from being erased; without `dryRun` that throws instead. */
  readonly holds: readonly AuditHold[];
  /** Their id in the records from now on. */
  readonly actorId: string;
  /** The `privacy.redact` record; null: there was nothing to erase, or nothing was. */
  readonly recordId: string | null;
  /** False: on SQLite, somebody else's transaction kept older pages in the write-ahead log. */
  readonly isCompacted: boolean;
}

import type { ActorType, Erasure, JsonValue } from '../record/audit-record.js';

/** What a write did to a row. `truncate`: to all rows of a table at once. */
export type ChangeOp = 'create' | 'update' | 'delete' | 'truncate';

/** The values of some columns of a row, by the names of the Prisma model's fields. */
export type ChangeImage = Readonly<Record<string, JsonValue>>;

/** What one write did to one row of the host's, as a trigger saw it. Times are ms since 1970 UTC. */
export interface AuditChange {
  /** UUIDv7. Changes of one row sort by it in the order in which they happened. */
  readonly id: string;
  /** Format version. */
  readonly v: number;
  readonly logId: string;
  /** The record of the request that wrote; null: nobody said which. */
  readonly recordId: string | null;
  readonly actorType: ActorType | null;
  readonly actorId: string | null;
  /** Database clock. */
  readonly recordedAt: number;
  /** Name of the Prisma model, or of the table of an implicit many-to-many relation. */
  readonly model: string;
  /** The row's id as text, a JSON array where it has several columns; null for a whole table. */
  readonly targetId: string | null;
  readonly op: ChangeOp;
  /** The whole row of a `delete`; of an `update`, the columns that changed. */
  readonly before: ChangeImage | null;
  /** The whole row of a `create`; of an `update`, the columns that changed. */
  readonly after: ChangeImage | null;
  /** Columns of which only length and hash were kept. */
  readonly truncated: readonly string[] | null;
  readonly redacted: Erasure | null;
}

/** One row of the host's. */
export interface ChangedRow {
  readonly model: string;
  readonly targetId: string;
}

export interface ChangePage {
  readonly changes: readonly AuditChange[];
  readonly nextCursor: string | null;
}

/** A request that is known only by what it changed. */
export interface LostRequest {
  readonly recordId: string;
  /** When it wrote first, ms. */
  readonly at: number;
  readonly actorType: ActorType | null;
  readonly actorId: string | null;
  /** How many changes it made in that stretch of time. */
  readonly changes: number;
}

export interface ChangeStore {
  /** What the request of this record changed, in order of `id`, after the cursor. */
  ofRecord(recordId: string, page: { readonly cursor?: string; readonly limit: number }): Promise<ChangePage>;
  /** All that happened to one row, newest first. */
  ofRow(row: ChangedRow, page: { readonly cursor?: string; readonly limit: number }): Promise<ChangePage>;
  /** Record ids that stand on changes of a stretch of time, and have no record; in order, after `afterId`. */
  withoutRecord?(stretch: {
    /** Inclusive, ms. */
    readonly from: number;
    /** Exclusive, ms. */
    readonly to: number;
    readonly afterId?: string;
    readonly limit: number;
  }): Promise<readonly LostRequest[]>;
}

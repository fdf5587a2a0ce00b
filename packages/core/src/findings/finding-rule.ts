import type { AuditRecord } from '../record/audit-record.js';
import type { RecordFilter } from '../storage/record-query.js';

export type FindingSeverity = 'low' | 'medium' | 'high';

/** Finds one kind of sequence worth a look. It keeps nothing between two records: all that it knows it reads. */
export interface FindingRule {
  /** In `snake_case`, at most 48 letters; the reason of its findings is the same in upper case. */
  readonly name: string;
  /** What its findings are called, at most 100 characters. */
  readonly title: string;
  readonly severity: FindingSeverity;
  /**
   * When a record is looked at: soon after it is stored, or once its witness is final, a quarter of an hour later.
   * @default 'stored'
   */
  readonly when?: 'stored' | 'judged';
  /** Whether this record could complete what is looked for. Asked of every record: cheap, and reads nothing. */
  looksAt(record: AuditRecord): boolean;
  /** Whether it does. Within two seconds. */
  find(record: AuditRecord, history: RecordHistory): Found | null | Promise<Found | null>;
}

/** What a rule says about the record that it was asked of. */
export interface Found {
  /** Ids of the records that make it up, at most 20. The one that completes it is added where it is missing. */
  readonly records: readonly string[];
  /** One sentence about what happened, at most 300 characters; without names of people. */
  readonly sentence?: string;
  /** Instead of the rule's own. */
  readonly severity?: FindingSeverity;
  /** More to know, redacted like a record's. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** The records of the log, as far as a rule may read them: at most five times for each record. */
export interface RecordHistory {
  /**
   * Newest first, at most 200. Those of another tenant are left out, and those that have no tenant are not.
   * @example const failed = await history.list({ actor: record.actorId, outcome: 'failure', from: record.time - 900_000 });
   */
  list(asked: RecordFilter & { readonly limit?: number }): Promise<readonly AuditRecord[]>;
}

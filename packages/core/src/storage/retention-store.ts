import type { AuditRecord } from '../record/audit-record.js';
import type { AuditChange } from './change-store.js';
import type { AuditHold } from './hold-store.js';
import type { AuditSession } from './ports.js';

/** What retention reads of a record: how old it is, and what may hold it. */
export type OldRecord = Pick<
  AuditRecord,
  | 'id'
  | 'recordedAt'
  | 'stage'
  | 'intentId'
  | 'action'
  | 'actorId'
  | 'onBehalfOfId'
  | 'targetType'
  | 'targetId'
  | 'targets'
  | 'sessionId'
>;

export type OldChange = Pick<
  AuditChange,
  'id' | 'recordedAt' | 'recordId' | 'actorId' | 'model' | 'targetId'
>;

export type OldSession = Pick<
  AuditSession,
  'id' | 'previousId' | 'lastSeenAt' | 'actorId' | 'chunks' | 'bytes' | 'expiredAt'
>;

/** A stretch of rows in id order. */
export interface IdPage {
  /** Exclusive; null: from the first. */
  readonly after: string | null;
  /** Exclusive. */
  readonly below: string;
  readonly limit: number;
}

/** What one batch deletes. */
export type Removal =
  /** With sessions, what they alone show. */
  | { readonly of: 'records' | 'changes' | 'sessions'; readonly ids: readonly string[] }
  /** At most `limit` chunks; with the last of them goes what the session alone shows, and it is expired, at that time. */
  | { readonly of: 'recording'; readonly sessionId: string; readonly limit: number; readonly at: number };

/** The record that tells of a run: the first batch of it stores it, the others go under it. */
export interface PruneTale {
  readonly record: AuditRecord & { readonly action: 'retention.prune' };
  readonly isStored: boolean;
}

/** Under what a batch is deleted. */
export interface RemovalTerms {
  readonly tale: PruneTale;
  /** The ids of the holds that it was chosen by. */
  readonly holds: ReadonlySet<string>;
}

export interface Removed {
  readonly rows: number;
  /** Of recordings; else 0. */
  readonly bytes: number;
}

/** What retention asks of a storage; what is old enough, and what is held, is decided by whoever asks. */
export interface RetentionStore {
  /** Whether it works on this process's event loop, as SQLite does, so that a large batch holds up requests. */
  readonly isInProcess: () => boolean;
  records(page: IdPage): Promise<readonly OldRecord[]>;
  /** Those of these records (at most 500) that are there. */
  recordsById(ids: readonly string[]): Promise<readonly OldRecord[]>;
  /** Those of one session. */
  recordsOf(sessionId: string, page: Pick<IdPage, 'after' | 'limit'>): Promise<readonly OldRecord[]>;
  changes(page: IdPage): Promise<readonly OldChange[]>;
  /** Those of these records (at most 500) that one of these ids wrote, or that are of a row with that id. */
  changesOf(recordIds: readonly string[], subjectIds: readonly string[]): Promise<readonly OldChange[]>;
  /** `unexpired`: only those whose recording retention has not deleted. */
  sessions(page: IdPage & { readonly unexpired: boolean }): Promise<readonly OldSession[]>;
  /** All holds that are not released. */
  holds(): Promise<readonly AuditHold[]>;
  /**
   * Deletes rows in one transaction with the record that tells of it. Null, and nothing is deleted, when there is a hold
   * by now that is not among those of the terms; a hold placed from now on waits for the end of it.
   */
  remove(removal: Removal, terms: RemovalTerms): Promise<Removed | null>;
  /** Says that a session has no recording any more. */
  expire(sessionId: string, at: number): Promise<void>;
}

import type { AuditRecord } from '../record/audit-record.js';

/** What a legal hold can be put on. A target is named as `type/id`. */
export type HoldSubject = 'session' | 'actor' | 'target';

/** A legal hold: until it is released, nothing of its subject is pruned or erased. Times are ms since 1970 UTC. */
export interface AuditHold {
  /** UUIDv7. */
  readonly id: string;
  readonly subject: HoldSubject;
  readonly subjectId: string;
  readonly reason: string;
  /** Id of the actor. */
  readonly placedBy: string | null;
  readonly placedAt: number;
  readonly releasedBy: string | null;
  /** Null while it holds. */
  readonly releasedAt: number | null;
}

export interface HoldRelease {
  readonly releasedBy: string | null;
  readonly releasedAt: number;
}

export interface HoldStore {
  /**
   * Inserts the row, unless its id is there, and the record that tells of it, in one transaction. What retention deletes
   * at that moment is over by then; what comes after sees the hold.
   */
  place(hold: AuditHold, record?: AuditRecord): Promise<void>;
  /** Releases it, and stores the record that tells of it; false when it is not there or is released already. */
  release(id: string, by: HoldRelease, record?: AuditRecord): Promise<boolean>;
  /** The holds that are not released, newest first, at most 1,000. */
  active(): Promise<readonly AuditHold[]>;
}

import type {
  AuditRecord,
  RecordKind,
  RecordOutcome,
  SessionTrust,
  Witness,
} from '../record/audit-record.js';

/** Filters of the record list; all must hold. */
export interface RecordFilter {
  readonly actor?: string;
  /** Exact, or what it begins with: `order.*`. */
  readonly action?: string;
  readonly kind?: RecordKind;
  readonly outcome?: RecordOutcome;
  /** `type` or `type/id`. */
  readonly target?: string;
  readonly tenant?: string;
  readonly session?: string;
  readonly witness?: Witness;
  /** How surely the record belongs to its session. */
  readonly trust?: SessionTrust;
  /** A request's id. */
  readonly request?: string;
  readonly ip?: string;
  /** A template, as it is stored. */
  readonly route?: string;
  readonly reason?: string;
  readonly method?: string;
  /** Words, at most 8, that all occur in the record's `searchText`, whatever their case. */
  readonly q?: string;
  /** Inclusive, ms. */
  readonly from?: number;
  /** Exclusive, ms. */
  readonly to?: number;
}

export interface RecordQuery extends RecordFilter {
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
  /** 1 to 200. */
  readonly limit: number;
}

export interface RecordPage {
  /** Newest first. Intents are left out. */
  readonly records: readonly AuditRecord[];
  /** Where the next page goes on: below the last record, or below the last that was looked at. */
  readonly nextCursor: string | null;
  /** How far back it looked, ms, when it gave up before the page was full; else null. */
  readonly searchedTo: number | null;
}

/** A stretch of time, ms. */
export interface Stretch {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export interface Counted {
  readonly count: number;
  /** There may be more: counting stopped. */
  readonly isAtLeast: boolean;
}

export type FacetName = 'outcome' | 'kind' | 'action' | 'actor' | 'target' | 'witness' | 'trust';

/** One value of a column, and how many of the records that were looked at have it. */
export interface FacetValue extends Counted {
  readonly value: string;
  /** Of an actor. */
  readonly name?: string | null;
}

export interface RecordFacets {
  /** The most frequent first, at most 20 of each; of targets the types. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** How far back it looked, ms; null when it looked at everything. */
  readonly searchedTo: number | null;
}

/** When a record was stored, by the database's clock, ms. */
export interface StoredAt {
  readonly id: string;
  readonly recordedAt: number;
}

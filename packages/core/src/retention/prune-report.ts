/** What retention deletes by itself: data changes and empty sessions go with the records. */
export type Prunable = 'records' | 'recordings';

/** What was deleted, or would be. */
export interface PruneCounts {
  readonly records: number;
  readonly changes: number;
  /** Sessions whose recording went, and what it was. */
  readonly recordings: number;
  readonly chunks: number;
  readonly bytes: number;
  /** Sessions without a recording and without a record left; a dry run knows none. */
  readonly sessions: number;
}

/** What is old enough, and kept by legal holds. */
export interface HeldCounts {
  readonly records: number;
  readonly changes: number;
  readonly recordings: number;
}

/** What {@link Audit.prune} did. */
export interface PruneReport {
  readonly dryRun: boolean;
  /** Older than this went, ms since 1970 UTC, database clock; null: it was not asked for, or is kept for ever. */
  readonly before: Readonly<Record<Prunable, number | null>>;
  readonly removed: PruneCounts;
  readonly held: HeldCounts;
  /** The `retention.prune` record that tells of it; null: nothing was deleted. */
  readonly recordId: string | null;
  /** False when its time was up, or the audit was closed: the next run goes on. */
  readonly isComplete: boolean;
}

/** Counts while they are being made. */
export type Tally<Counts> = { -readonly [Name in keyof Counts]: number };

export function noneRemoved(): Tally<PruneCounts> {
  return { records: 0, changes: 0, recordings: 0, chunks: 0, bytes: 0, sessions: 0 };
}

export function noneHeld(): Tally<HeldCounts> {
  return { records: 0, changes: 0, recordings: 0 };
}

import type { AssetStore } from '../storage/asset-store.js';
import type { AuditHold } from '../storage/hold-store.js';
import type { ChunkStore, SessionStore } from '../storage/ports.js';
import type { Removal, Removed, RetentionStore } from '../storage/retention-store.js';
import type { HoldsOn } from './holds-on.js';
import type { HeldCounts, PruneCounts } from './prune-report.js';
import type { TimeSpan } from './prune-tales.js';

/** The stores that a run reads. */
export interface PruneStores {
  readonly store: RetentionStore;
  readonly sessions: Pick<SessionStore, 'following'>;
  readonly recordings: ChunkStore;
  readonly assets: Pick<AssetStore, 'count'> | undefined;
}

/** The legal holds as a run last read them. */
export interface HoldsInForce {
  readonly all: readonly AuditHold[];
  readonly on: HoldsOn;
}

/** What a phase works with. */
export interface PhaseWork extends PruneStores {
  readonly holds: HoldsInForce;
  /** Older than this goes, ms. */
  readonly before: number;
  /** The storage's clock, ms. */
  readonly now: number;
  /** Deletes, or in a dry run answers what is expected of it; null: there is a new hold, so choose again. */
  readonly remove: (removal: Removal, expected: Removed) => Promise<Removed | null>;
  /** Says that a session has no recording, except in a dry run. */
  readonly expire: (sessionId: string) => Promise<void>;
  readonly isDry: boolean;
}

/** Where a step begins and how many rows it may take. */
export interface StepStart {
  readonly after: string | null;
  readonly limit: number;
}

export interface Step {
  readonly removed?: Partial<PruneCounts>;
  readonly held?: Partial<HeldCounts>;
  /** Of what was deleted. */
  readonly span?: TimeSpan | null;
  /** Rows that it looked at or deleted, whichever makes it long. */
  readonly rows: number;
  /** Where the next one begins; `end` when there is none. */
  readonly next: string | null | 'end';
}

/** One batch of one kind of row, oldest first. */
export type PrunePhase = (start: StepStart, work: PhaseWork) => Promise<Step>;

/** The id to go on after: past the last of a full page; a page that is not full was the last. */
export function nextAfter(rows: readonly { readonly id: string }[], limit: number): string | 'end' {
  return rows.length < limit ? 'end' : (rows.at(-1)?.id ?? 'end');
}

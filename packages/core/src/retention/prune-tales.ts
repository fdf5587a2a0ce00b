import type { AuditRecord } from '../record/audit-record.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { PruneTale } from '../storage/retention-store.js';
import { whyOf } from '../thrown.js';
import { ownRecord } from './own-record.js';
import type { Cutoffs } from './prune-options.js';
import type { Prunable, PruneReport } from './prune-report.js';

/** Which run it is. */
export interface RunFacts {
  readonly options: ResolvedOptions;
  readonly cutoffs: Cutoffs;
  /** The storage's clock, ms. */
  readonly now: number;
  readonly by: string | null;
}

const KINDS: readonly Prunable[] = ['records', 'recordings'];

/** The record that a run's first batch stores. */
export function startTale({ options, cutoffs, now, by }: RunFacts): PruneTale['record'] {
  const asked = KINDS.filter((kind) => cutoffs[kind] !== null).map((kind) => [
    kind,
    { before: dateOf(cutoffs[kind]), kept: options.retention[kind].said },
  ]);
  const metadata = { ...Object.fromEntries(asked), by: by ?? 'retention' };
  const row = ownRecord(
    { action: 'retention.prune', kind: 'delete', metadata },
    { options, now, parentId: null },
  );
  return { ...row, action: 'retention.prune' };
}

/** What a run that has ended did. */
export type RunEnd = Pick<PruneReport, 'removed' | 'held' | 'isComplete'> & {
  readonly recordId: string;
  readonly span: TimeSpan | null;
  /** Why it broke off. */
  readonly error: unknown;
};

/** When the first and the last of what was deleted happened, ms. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The event beside that record, with the numbers. */
export function endTale(
  { recordId, removed, held, isComplete, span, error }: RunEnd,
  { options, now }: Pick<RunFacts, 'options' | 'now'>,
): AuditRecord {
  const metadata = {
    removed,
    held,
    isComplete,
    ...(span !== null && { from: dateOf(span.from), to: dateOf(span.to) }),
  };
  const failed = error === null ? {} : ({ outcome: 'failure', reason: whyOf(error) } as const);
  return ownRecord(
    { action: 'retention.prune', kind: 'delete', metadata, ...failed },
    { options, now, parentId: recordId },
  );
}

/** Of ids in their order; null when there are none. */
export function spanOf(ids: readonly string[]): TimeSpan | null {
  const [from, to] = [ids[0], ids.at(-1)];
  return from === undefined || to === undefined ? null : { from: timeOfId(from), to: timeOfId(to) };
}

export function widest(one: TimeSpan | null, other: TimeSpan | null): TimeSpan | null {
  if (one === null || other === null) return one ?? other;
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function dateOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** The 48 bits of time in front of a UUIDv7. */
function timeOfId(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

import type { AuditRecord } from '../record/audit-record.js';

export interface BurstTerms {
  /** So many make one. */
  readonly count: number;
  /** In so short a time, ms; a pause as long ends it. */
  readonly withinMs: number;
}

/**
 * The records of the burst that this record completes; null when it completes none, or goes on with one that was
 * complete before: a burst is found once. `earlier` reaches back over several times `withinMs`, in any order.
 */
export function completedBurst(
  record: AuditRecord,
  earlier: readonly AuditRecord[],
  { count, withinMs }: BurstTerms,
): readonly AuditRecord[] | null {
  const line = [...earlier.filter(({ id }) => id < record.id).sort(byId), record];
  const start = line.findLastIndex((one, at) => at > 0 && one.time - (line[at - 1]?.time ?? 0) > withinMs);
  const burst = line.slice(Math.max(0, start));
  const windowAt = (at: number): readonly AuditRecord[] =>
    burst.slice(0, at + 1).filter(({ time }) => time > (burst[at]?.time ?? 0) - withinMs);
  const first = burst.findIndex((_, at) => weightOf(windowAt(at)) >= count);
  return first === burst.length - 1 ? windowAt(first) : null;
}

/** A folded flood stands for many. */
export function weightOf(records: readonly AuditRecord[]): number {
  return records.reduce((sum, { count }) => sum + count, 0);
}

function byId(a: AuditRecord, b: AuditRecord): number {
  return a.id < b.id ? -1 : 1;
}

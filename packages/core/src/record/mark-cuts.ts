import type { RecordRow } from './blank-record.js';

/** Texts and lists as they came, before they were cut to their columns. */
export interface Uncut {
  readonly agent: string | undefined;
  readonly reason: unknown;
  readonly targets: readonly unknown[];
}

/** Says on the record which of its columns hold less than there was. */
export function markCuts(row: RecordRow, { agent, reason, targets }: Uncut): void {
  if (agent !== undefined && agent.length > 512) markCut(row, 'userAgent');
  if (typeof reason === 'string' && reason.length > 191) markCut(row, 'reason');
  if (targets.length > 20) markCut(row, 'targets');
}

/** Adds one column to what is marked as cut. */
export function markCut(row: RecordRow, column: string): void {
  row.truncated = [...(row.truncated ?? []).slice(0, 49), column];
}

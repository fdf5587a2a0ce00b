import type { Erasure } from '../record/audit-record.js';

/**
 * `mentions` takes a person out of what is not theirs, and needs their names for it; `all` takes the rest, and needs
 * their id only. In this order, a run that was cut short can be run again: what says who they are goes last.
 */
export type ErasureDepth = 'mentions' | 'all';

export interface ErasureStep {
  readonly depth: ErasureDepth;
  /** Put on each row that is changed. */
  readonly stamp: Omit<Erasure, 'fields'>;
}

/** What a row says of its erasure, over what it said of an earlier one. */
export function stamped(
  earlier: Erasure | null,
  fields: readonly string[],
  stamp: ErasureStep['stamp'],
): Erasure {
  return { ...stamp, fields: [...new Set([...(earlier?.fields ?? []), ...fields])] };
}

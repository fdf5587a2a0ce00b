import type { Erasure } from '../record/audit-record.js';
import type { Person } from './person.js';

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

/** For looking only at whether a row mentions somebody: nothing of it is written. */
export const MENTIONS_ONLY: ErasureStep = { depth: 'mentions', stamp: { at: 0, by: null, recordId: '' } };

/** What a row says of its erasure, over what it said of an earlier one. */
export function stamped(
  earlier: Erasure | null,
  fields: readonly string[],
  stamp: ErasureStep['stamp'],
): Erasure {
  return { ...stamp, fields: [...new Set([...(earlier?.fields ?? []), ...fields])] };
}

/** What a row says of an erasure that was done by whoever is erased now; null: nothing of that has to go. */
export function restamped(
  earlier: Erasure | null,
  { ids, standIn }: Pick<Person, 'ids' | 'standIn'>,
  depth: ErasureDepth,
): Erasure | null {
  if (earlier === null || earlier.by === null || depth === 'mentions' || standIn === null) return null;
  return earlier.by !== standIn && ids.has(earlier.by) ? { ...earlier, by: standIn } : null;
}

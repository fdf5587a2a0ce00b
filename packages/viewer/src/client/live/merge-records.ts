import type { ShownRecord } from '../../api/answers.js';

export interface Loaded {
  /** Newest first. */
  readonly records: readonly ShownRecord[];
  /** Whether nothing older is left to load. */
  readonly isWhole: boolean;
}

/** One list, newest first, each record once. What belongs below the pages comes with the page it belongs to. */
export function mergeRecords(
  fresh: readonly ShownRecord[],
  { records, isWhole }: Loaded,
): readonly ShownRecord[] {
  const known = new Set(records.map(({ id }) => id));
  const last = isWhole ? '' : (records.at(-1)?.id ?? '');
  const added = fresh.filter(({ id }) => id > last && !known.has(id));
  if (added.length === 0) return records;
  return [...added, ...records].sort((a, b) => (a.id < b.id ? 1 : -1));
}

import { FILTER_KEYS, type FilterKey } from '../records/filters.js';

/** What may stand before the colon: every filter but free text; times have two words for their four filters. */
export type QueryKey = Exclude<FilterKey, 'q' | 'from' | 'to'>;

export const QUERY_KEYS: readonly QueryKey[] = FILTER_KEYS.filter(
  (key): key is QueryKey => key !== 'q' && key !== 'from' && key !== 'to',
);

export function queryKey(typed: string): QueryKey | null {
  const lower = typed.toLowerCase();
  return QUERY_KEYS.find((key) => key === lower) ?? null;
}

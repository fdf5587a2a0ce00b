import { useMemo } from 'react';
import { apiFilter } from './api-filter.js';
import { type Filters, searchOf } from './filters.js';

const KEPT_MS = 300_000;
const MOST_KEPT = 50;
const kept = new Map<string, { readonly filter: string; readonly at: number }>();

/** The server's query for these filters; `since` counts from when the list was opened, and holds while one reads on. */
export function useApiFilter(filters: Filters): string {
  const address = searchOf(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address means the same filters
  return useMemo(() => keptFilter(address, filters, Date.now()), [address]);
}

function keptFilter(address: string, filters: Filters, now: number): string {
  const old = kept.get(address);
  if (old !== undefined && now - old.at < KEPT_MS) return old.filter;
  const filter = apiFilter(filters, now);
  kept.delete(address);
  kept.set(address, { filter, at: now });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return filter;
}

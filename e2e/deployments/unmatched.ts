import type { StoredRecord } from './stored.ts';

/** Orders that have another number of records than one: answered ones without, and any with more. */
export function unmatched(
  answered: Iterable<string>,
  records: readonly StoredRecord[],
): { readonly missing: readonly string[]; readonly doubled: readonly string[] } {
  const counts = new Map<string, number>();
  for (const { requestId } of records) {
    if (requestId !== null) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
  }
  return {
    missing: [...answered].filter((id) => !counts.has(id)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([id]) => id),
  };
}

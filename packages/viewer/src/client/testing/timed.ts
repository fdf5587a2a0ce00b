import type { AuditRecord } from '@auditreel/core/adapter';

/** The records with ids of their times, as a writer makes them: by those a list is sorted, and bounded in time. */
export function timed(records: readonly AuditRecord[]): readonly AuditRecord[] {
  return records.map((record, n) => ({
    ...record,
    id: idAt(record.time, n),
    searchText: searchTextOf(record),
  }));
}

function idAt(ms: number, n: number): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

function searchTextOf({ action, actorName, reason, route }: AuditRecord): string {
  return [action, actorName, reason, route]
    .filter((word) => word !== null)
    .join(' ')
    .toLowerCase();
}

import type { AuditRecord, RecordStore } from '@auditreel/core/adapter';

/** As much of the storage as a feed reads. */
export type FeedRecords = Pick<RecordStore, 'storedSince' | 'byIds'>;

export interface StoredId {
  readonly id: string;
  /** Clock of the database, ms. */
  readonly recordedAt: number;
}

/** How late a transaction may commit and its records still be seen: it stamped them before others that were seen. */
export const LATE_COMMIT_MS = 30_000;

const AT_ONCE = 500;

/** Everything that may have come since a time, newest first. */
export function idsSince(records: FeedRecords, at: number, limit: number): Promise<readonly StoredId[]> {
  return records.storedSince(Math.max(0, at - LATE_COMMIT_MS), limit);
}

/** The newest time in the database, ms; 0 when it is empty. */
export async function newestStored(records: FeedRecords): Promise<number> {
  return (await records.storedSince(0, 1))[0]?.recordedAt ?? 0;
}

/** The records of these ids in the order in which they were stored, some hundreds at a time. */
export async function* recordsOf(
  records: FeedRecords,
  ids: readonly StoredId[],
): AsyncGenerator<readonly AuditRecord[]> {
  const inOrder = ids.toSorted((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
  for (let from = 0; from < inOrder.length; from += AT_ONCE) {
    const group = inOrder.slice(from, from + AT_ONCE);
    const found = new Map(
      (await records.byIds(group.map(({ id }) => id))).map((record) => [record.id, record]),
    );
    // What is not there any more was pruned in between.
    yield group.flatMap(({ id }) => found.get(id) ?? []);
  }
}

import type { AuditRecord, RecordFilter, RecordStore } from '@auditreel/core/adapter';

const PAGE = 200;

/** The records of a list, the newest first, read page by page as they are taken; at most so many. */
export async function* eachRecord(
  store: Pick<RecordStore, 'list'>,
  filter: RecordFilter,
  most: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<AuditRecord> {
  let [left, cursor]: [number, string | null] = [most, null];
  do {
    const query = { ...filter, limit: Math.min(PAGE, left), ...(cursor === null ? {} : { cursor }) };
    const page: Awaited<ReturnType<RecordStore['list']>> = await store.list(query);
    yield* page.records;
    left -= page.records.length;
    cursor = page.nextCursor;
  } while (cursor !== null && left > 0);
}

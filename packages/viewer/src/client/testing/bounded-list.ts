import { matchesFilter, type RecordStore } from '@auditreel/core/adapter';

type List = RecordStore['list'];

/** A list that gives up after so many rows, as a database's does. */
export function boundedList(list: List, rows: number): List {
  return async ({ cursor, limit, ...filter }) => {
    const window = await list({ limit: rows, ...(cursor === undefined ? {} : { cursor }) });
    const found = window.records.filter((record) => matchesFilter(record, filter));
    const page = found.slice(0, limit);
    const [lastFound, lastSeen] = [page.at(-1), window.records.at(-1)];
    if (found.length >= limit) return { records: page, nextCursor: lastFound?.id ?? null, searchedTo: null };
    if (window.nextCursor === null) return { records: page, nextCursor: null, searchedTo: null };
    return { records: page, nextCursor: lastSeen?.id ?? null, searchedTo: lastSeen?.time ?? null };
  };
}

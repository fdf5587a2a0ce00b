import type { ErasureStore, PersonalRows, PersonalTable } from '../storage/erasure-store.js';

/** A page of rows with all their values is held in memory at a time, and is one transaction when it is written. */
const PAGE = 200;

/** All rows of a table in id order, a page at a time. */
export async function* walk<Table extends PersonalTable>(
  store: ErasureStore,
  table: Table,
): AsyncIterable<readonly PersonalRows[Table][]> {
  let afterId: string | undefined;
  for (;;) {
    const rows = await store.page(table, { limit: PAGE, ...(afterId === undefined ? {} : { afterId }) });
    if (rows.length === 0) return;
    yield rows;
    afterId = rows.at(-1)?.id;
  }
}

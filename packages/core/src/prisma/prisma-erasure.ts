import type { ErasureBatch, ErasureStore, PersonalRows, PersonalTable } from '../storage/erasure-store.js';
import { isId } from '../storage/is-id.js';
import type { Model } from './columns.js';
import { compact, overwriteDeleted } from './compact.js';
import type { Database } from './database.js';
import { passUnlessHeld } from './guard/pass-unless-held.js';
import { AUDIT_CHANGE, AUDIT_HOLD, AUDIT_RECORD, AUDIT_SESSION } from './models.js';
import { readRow, selectOf } from './rows.js';
import { updateRow } from './update-statement.js';

const MODEL: Readonly<Record<PersonalTable, Model>> = {
  records: AUDIT_RECORD,
  changes: AUDIT_CHANGE,
  sessions: AUDIT_SESSION,
  holds: AUDIT_HOLD,
};

export function prismaErasure(database: Database): ErasureStore {
  return {
    async page<Table extends PersonalTable>(table: Table, { afterId, limit }: Page) {
      const model = MODEL[table];
      if (!database.has(model) || (afterId !== undefined && !isId(afterId))) return [];
      const rows = await database.read(model, (calls) =>
        calls.findMany({
          where: afterId === undefined ? {} : { id: { gt: afterId } },
          orderBy: { id: 'asc' },
          take: limit,
          select: selectOf(model, database.names(model)),
        }),
      );
      return rows.map((row) => readRow<PersonalRows[Table]>(model, row));
    },
    write: (batch) => write(database, batch),
    compact: ({ vacuum }) => compact(database, vacuum),
  };
}

type Page = Parameters<ErasureStore['page']>[1];

function write<Table extends PersonalTable>(
  database: Database,
  { table, edits, tale, holds }: ErasureBatch<Table>,
): Promise<boolean> {
  return passUnlessHeld(database, { reason: 'erasure', holds }, async (tx) => {
    await overwriteDeleted(database, tx.raw);
    for (const edit of edits) await updateRow(tx.raw, { database, model: MODEL[table] }, edit);
    return tale;
  });
}

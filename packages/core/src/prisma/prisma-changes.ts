import type { AuditChange, ChangePage, ChangeStore } from '../storage/change-store.js';
import { pageOf } from '../storage/page-of.js';
import type { Database } from './database.js';
import { isId } from './is-id.js';
import { AUDIT_CHANGE } from './models.js';
import { cleanValue, readRow, selectOf } from './rows.js';

const NONE: ChangePage = { changes: [], nextCursor: null };

export function prismaChanges(database: Database): ChangeStore {
  const page = async (where: object, order: 'asc' | 'desc', { cursor, limit }: Page): Promise<ChangePage> => {
    if (!database.has(AUDIT_CHANGE) || (cursor !== undefined && !isId(cursor))) return NONE;
    const select = selectOf(AUDIT_CHANGE, database.names(AUDIT_CHANGE));
    const after = cursor === undefined ? {} : { id: { [order === 'asc' ? 'gt' : 'lt']: cursor } };
    const rows = await database.read(AUDIT_CHANGE, (changes) =>
      changes.findMany({ where: { ...where, ...after }, orderBy: { id: order }, take: limit + 1, select }),
    );
    const found = pageOf(
      rows.map((row) => readRow<AuditChange>(AUDIT_CHANGE, row)),
      limit,
    );
    return { changes: found.rows, nextCursor: found.nextCursor };
  };
  return {
    ofRecord: async (recordId, where) => (isId(recordId) ? page({ recordId }, 'asc', where) : NONE),
    ofRow: ({ model, targetId }, where) =>
      page({ model: cleanValue(model), targetId: cleanValue(targetId) }, 'desc', where),
  };
}

type Page = Parameters<ChangeStore['ofRow']>[1];

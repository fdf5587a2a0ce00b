import type { ActorType } from '../record/audit-record.js';
import type { AuditChange, ChangePage, ChangeStore, LostRequest } from '../storage/change-store.js';
import { isId } from '../storage/is-id.js';
import { pageOf } from '../storage/page-of.js';
import { property, rawOf } from './client-shape.js';
import type { Database } from './database.js';
import { dbName, qualifiedTable } from './insert-statement.js';
import { AUDIT_CHANGE, AUDIT_RECORD } from './models.js';
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
    async withoutRecord(stretch) {
      if (!database.has(AUDIT_CHANGE)) return [];
      const rows = await rawOf(database.client).$queryRawUnsafe(lostSql(stretch, database));
      return Array.isArray(rows) ? rows.map(lostOf) : [];
    },
  };
}

type Page = Parameters<ChangeStore['ofRow']>[1];

type Stretch = Parameters<NonNullable<ChangeStore['withoutRecord']>>[0];

/** Times and ids are of our own making, so that they may stand in the text: PostgreSQL then finds their types itself. */
function lostSql({ from, to, afterId, limit }: Stretch, database: Database): string {
  const { quote } = database.dialect();
  const [changes, records] = [database.names(AUDIT_CHANGE), database.names(AUDIT_RECORD)];
  const column = (name: string): string => `c.${quote(dbName(changes, name))}`;
  const recordId = column('recordId');
  const after = afterId !== undefined && isId(afterId) ? ` AND ${recordId} > '${afterId}'` : '';
  const [first, end, most] = [from, to, limit].map(Math.round);
  return [
    `SELECT ${recordId} AS ${quote('recordId')}, MIN(${column('recordedAt')}) AS ${quote('at')},`,
    `MIN(${column('actorType')}) AS ${quote('actorType')}, MIN(${column('actorId')}) AS ${quote('actorId')},`,
    `COUNT(*) AS ${quote('changes')} FROM ${qualifiedTable(changes, database.dialect())} c`,
    `WHERE ${column('recordedAt')} >= ${first} AND ${column('recordedAt')} < ${end} AND ${recordId} IS NOT NULL${after}`,
    `AND NOT EXISTS (SELECT 1 FROM ${qualifiedTable(records, database.dialect())} r`,
    `WHERE r.${quote(dbName(records, 'id'))} = ${recordId})`,
    `GROUP BY ${recordId} ORDER BY ${recordId} LIMIT ${most}`,
  ].join(' ');
}

function lostOf(row: unknown): LostRequest {
  const text = (name: string): string | null => {
    const value = property(row, name);
    return typeof value === 'string' ? value : null;
  };
  return {
    recordId: text('recordId') ?? '',
    at: Number(property(row, 'at')),
    actorType: text('actorType') as ActorType | null,
    actorId: text('actorId'),
    changes: Number(property(row, 'changes')),
  };
}

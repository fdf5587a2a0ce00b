import type { AuditRecord } from '../record/audit-record.js';
import { isId } from '../storage/is-id.js';
import { pageOf } from '../storage/page-of.js';
import type { RecordLinks, RecordQuery, RecordStore, WitnessVerdict } from '../storage/ports.js';
import { equalitiesOf, idRangeOf } from '../storage/record-filter.js';
import { witnessColumns } from '../storage/witness-columns.js';
import type { Model } from './columns.js';
import type { Database } from './database.js';
import { AUDIT_RECORD } from './models.js';
import { bigIntOf, cleanValue, readRow, selectOf, toDatabase } from './rows.js';

/** All of the schema's first version, so that every host has them. */
const LINKS: Readonly<Record<keyof RecordLinks, true>> = {
  id: true,
  time: true,
  stage: true,
  intentId: true,
  parentId: true,
  method: true,
  statusCode: true,
  requestId: true,
  batchIndex: true,
  sessionId: true,
  tabId: true,
  witness: true,
};

const LINKED: Model = { ...AUDIT_RECORD, columns: AUDIT_RECORD.columns.filter(({ name }) => name in LINKS) };

export function prismaRecords(database: Database): RecordStore {
  const find = async (args: object): Promise<readonly AuditRecord[]> => {
    const select = selectOf(AUDIT_RECORD, database.names(AUDIT_RECORD));
    const rows = await database.read(AUDIT_RECORD, (records) => records.findMany({ ...args, select }));
    return rows.map((row) => readRow<AuditRecord>(AUDIT_RECORD, row));
  };
  const links = async (args: object): Promise<readonly RecordLinks[]> => {
    const rows = await database.read(AUDIT_RECORD, (records) => records.findMany({ ...args, select: LINKS }));
    return rows.map((row) => readRow<RecordLinks>(LINKED, row));
  };
  return {
    async insert(records) {
      if (records.length === 0) return;
      await database.write((tx) => database.insert(tx, AUDIT_RECORD, records));
    },
    async get(id) {
      if (!isId(id)) return null;
      return (await find({ where: { id }, take: 1 }))[0] ?? null;
    },
    async list(query) {
      const where = whereOf(query);
      if (where === null) return { records: [], nextCursor: null };
      const found = await find({ where, orderBy: { id: 'desc' }, take: query.limit + 1 });
      const { rows, nextCursor } = pageOf(found, query.limit);
      return { records: rows, nextCursor };
    },
    pendingWitness: ({ afterId, before, limit }) =>
      links({
        where: {
          witness: 'pending',
          recordedAt: { lt: bigIntOf(before) },
          ...(afterId === undefined ? {} : { id: { gt: afterId } }),
        },
        orderBy: { id: 'asc' },
        take: limit,
      }),
    byRequest: (requestIds, limit) =>
      links({
        where: { requestId: { in: requestIds.map(cleanValue) } },
        orderBy: { id: 'asc' },
        take: limit,
      }),
    async setWitness(verdicts) {
      if (verdicts.length === 0) return;
      await database.write(async (tx) => {
        for (const { columns, ids } of alike(verdicts)) {
          await tx.calls(AUDIT_RECORD).updateMany({
            where: { id: { in: ids }, witness: 'pending' },
            data: toDatabase(AUDIT_RECORD, columns),
          });
        }
      });
    },
  };
}

/** Prisma's `where`, or null when no record can match. */
function whereOf(query: RecordQuery): object | null {
  const { from, below } = idRangeOf(query);
  if (query.session !== undefined && !isId(query.session)) return null;
  if (query.cursor !== undefined && !isId(query.cursor)) return null;
  const id = { ...(from === undefined ? {} : { gte: from }), ...(below === undefined ? {} : { lt: below }) };
  return {
    ...equalitiesOf(query),
    stage: { not: 'intent' },
    ...(Object.keys(id).length === 0 ? {} : { id }),
  };
}

interface AlikeVerdicts {
  readonly columns: ReturnType<typeof witnessColumns>;
  readonly ids: string[];
}

/** A pass of the resolver gives many records the same verdict: one statement for each kind of it. */
function alike(verdicts: readonly WitnessVerdict[]): Iterable<AlikeVerdicts> {
  const groups = new Map<string, AlikeVerdicts>();
  for (const verdict of verdicts) {
    const columns = witnessColumns(verdict);
    const key = JSON.stringify(columns);
    const group = groups.get(key) ?? { columns, ids: [] };
    group.ids.push(verdict.id);
    groups.set(key, group);
  }
  return groups.values();
}

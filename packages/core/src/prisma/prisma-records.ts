import type { RecordLinks, RecordStore, WitnessVerdict } from '../storage/ports.js';
import { witnessColumns } from '../storage/witness-columns.js';
import type { Model } from './columns.js';
import type { Database } from './database.js';
import { AUDIT_RECORD } from './models.js';
import { bigIntOf, cleanValue, readRow, toDatabase } from './rows.js';
import { prismaSearch } from './search/prisma-search.js';

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
  const search = prismaSearch(database);
  const links = async (args: object): Promise<readonly RecordLinks[]> => {
    const rows = await database.read(AUDIT_RECORD, (records) => records.findMany({ ...args, select: LINKS }));
    return rows.map((row) => readRow<RecordLinks>(LINKED, row));
  };
  return {
    ...search,
    async insert(records) {
      if (records.length === 0) return;
      await database.write((tx) => database.insert(tx, AUDIT_RECORD, records));
    },
    get: async (id) => (await search.byIds([id]))[0] ?? null,
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

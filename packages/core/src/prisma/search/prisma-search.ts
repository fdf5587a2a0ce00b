import { once } from '../../once.js';
import type { AuditRecord } from '../../record/audit-record.js';
import { type IdRange, idRangeOf, msOfId } from '../../storage/id-range.js';
import { isId } from '../../storage/is-id.js';
import type { RecordStore } from '../../storage/ports.js';
import type { RecordPage, RecordQuery } from '../../storage/record-query.js';
import type { Database } from '../database.js';
import { AUDIT_RECORD } from '../models.js';
import { bigIntOf, readRow, selectOf } from '../rows.js';
import { facets } from './facets.js';
import { histogram } from './histogram.js';
import { idsByIndex, searchIds, searchIdsByText } from './search-ids.js';
import { isIndexed, planSearch, type SearchPlan } from './search-plan.js';
import { hasTextIndex, isServedByTextIndex } from './text-index.js';

/** Rows that a page looks at where no index serves all of the filter. */
const LOOKED_AT = 5000;

/** Rows that facets are of: on SQLite each is read in this process. */
const FACETS_OF = 2000;

const NONE: RecordPage = { records: [], nextCursor: null, searchedTo: null };

type Search = Pick<RecordStore, 'list' | 'histogram' | 'facets' | 'storedSince' | 'byIds'>;

/** The reading of records that is bounded whatever is asked for. */
export function prismaSearch(database: Database): Search {
  const hasText = once(() => hasTextIndex(database));
  return {
    async list(query) {
      const plan = planSearch(query);
      if (plan === null || (query.cursor !== undefined && !isId(query.cursor))) return NONE;
      const range = idRangeOf(query);
      const found = await foundIds(database, { plan, range, limit: query.limit + 1, hasText });
      return pageOfIds(database, found, query);
    },
    histogram: (filter, stretches) => histogram(database, filter, stretches),
    facets: (filter) => facets(database, filter, FACETS_OF),
    async storedSince(recordedAt, limit) {
      const rows = await database.read(AUDIT_RECORD, (records) =>
        records.findMany({
          where: { recordedAt: { gte: bigIntOf(recordedAt) }, stage: { not: 'intent' } },
          orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
          take: limit,
          select: { id: true, recordedAt: true },
        }),
      );
      return rows.map((row) => {
        const { id, recordedAt: at } = readRow<AuditRecord>(AUDIT_RECORD, row);
        return { id, recordedAt: at ?? 0 };
      });
    },
    byIds: (ids) => byIds(database, ids),
  };
}

interface Page {
  readonly plan: SearchPlan;
  readonly range: IdRange;
  readonly limit: number;
}

interface Found {
  /** The newest first. */
  readonly ids: readonly string[];
  /** The last row that was looked at; null when there is none behind it. */
  readonly last: string | null;
}

/** The newest rows first: what is frequent is among them. Then all others, where an index finds what is rare. */
async function foundIds(
  database: Database,
  { plan, range, limit, hasText }: Page & { readonly hasText: () => Promise<boolean> },
): Promise<Found> {
  if (isIndexed(plan)) return { ids: await idsByIndex(database, plan, { range, limit }), last: null };
  const found = await searchIds(database, plan, { range, rows: LOOKED_AT, limit });
  if (found.last === null || found.ids.length >= limit) return found;
  if (!isServedByTextIndex(plan.rest.words) || !(await hasText())) return found;
  const behind = { range: { ...range, below: found.last }, limit: limit - found.ids.length };
  const further = await searchIdsByText(database, plan, behind);
  return further === null ? found : { ids: [...found.ids, ...further], last: null };
}

async function pageOfIds(
  database: Database,
  { ids, last }: Found,
  { limit }: RecordQuery,
): Promise<RecordPage> {
  const wanted = ids.slice(0, limit);
  const records = (await byIds(database, wanted)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  if (ids.length > limit) return { records, nextCursor: wanted.at(-1) ?? null, searchedTo: null };
  return { records, nextCursor: last, searchedTo: last === null ? null : msOfId(last) };
}

async function byIds(database: Database, ids: readonly string[]): Promise<readonly AuditRecord[]> {
  const wanted = ids.filter(isId);
  return wanted.length === 0 ? [] : findRecords(database, { where: { id: { in: wanted } } });
}

async function findRecords(database: Database, args: object): Promise<readonly AuditRecord[]> {
  const select = selectOf(AUDIT_RECORD, database.names(AUDIT_RECORD));
  const rows = await database.read(AUDIT_RECORD, (records) => records.findMany({ ...args, select }));
  return rows.map((row) => readRow<AuditRecord>(AUDIT_RECORD, row));
}

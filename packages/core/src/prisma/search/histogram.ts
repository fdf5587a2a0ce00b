import { setImmediate as breathe } from 'node:timers/promises';
import { COUNTED_TO, countedTo } from '../../storage/count-records.js';
import { idRangeOf } from '../../storage/id-range.js';
import type { Counted, RecordFilter, Stretch } from '../../storage/record-query.js';
import { property } from '../client-shape.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import { read } from './search-ids.js';
import { isIndexed, planSearch, type SearchPlan } from './search-plan.js';
import { type SearchStatement, searchStatement } from './search-statement.js';

/** Rows that all stretches together look at where no index serves all of the filter. */
const LOOKED_AT = 12_000;

/** On SQLite a statement holds up this process: a few stretches at a time. */
const STRETCHES_AT_ONCE = { sqlite: 10, postgresql: 60, mysql: 60 } as const;

/** Counts the records that match in each stretch of time. */
export async function histogram(
  database: Database,
  filter: RecordFilter,
  stretches: readonly Stretch[],
): Promise<readonly Counted[]> {
  const plan = planSearch(filter);
  if (plan === null) return stretches.map(() => countedTo(0));
  const rows = isIndexed(plan) ? null : Math.floor(LOOKED_AT / Math.max(stretches.length, 1));
  const atOnce = STRETCHES_AT_ONCE[providerOf(database.client)];
  const counts: Counted[] = [];
  while (counts.length < stretches.length) {
    const some = stretches.slice(counts.length, counts.length + atOnce);
    counts.push(...(await countIn(database, some, { plan, filter, rows })));
    await breathe();
  }
  return counts;
}

interface Counting {
  readonly plan: SearchPlan;
  readonly filter: RecordFilter;
  /** How many rows a stretch looks at; null: as many as are counted. */
  readonly rows: number | null;
}

async function countIn(
  database: Database,
  stretches: readonly Stretch[],
  { plan, filter, rows }: Counting,
): Promise<readonly Counted[]> {
  const statement = searchStatement(database);
  const counts = stretches.map((stretch, n) => {
    const within = both(filter, stretch);
    return `SELECT ${n} AS n, ${rows === null ? countAll(statement, plan, within) : countSome(statement, plan, { within, rows })}`;
  });
  const found = await read(database, counts.join(' UNION ALL '), statement);
  const byNumber = new Map(found.map((row) => [numberIn(row, 'n'), row]));
  return stretches.map((_, n) => {
    const row = byNumber.get(n);
    const hits = countedTo(numberIn(row, 'hits'));
    return rows === null ? hits : { ...hits, isAtLeast: hits.isAtLeast || numberIn(row, 'seen') > rows };
  });
}

type Within = Pick<RecordFilter, 'from' | 'to'>;

function countAll(statement: SearchStatement, plan: SearchPlan, within: Within): string {
  const all = `${statement.newest(plan, idRangeOf(within))} LIMIT ${COUNTED_TO + 1}`;
  return `COUNT(*) AS seen, COUNT(*) AS hits FROM (${all}) AS w`;
}

/** One row more than is looked at tells whether that was all. */
function countSome(
  statement: SearchStatement,
  plan: SearchPlan,
  { within, rows }: { readonly within: Within; readonly rows: number },
): string {
  const window = { range: idRangeOf(within), rows: rows + 1 };
  return `COUNT(*) AS seen, COUNT(CASE WHEN ${statement.matches(plan.rest)} THEN 1 END) AS hits FROM (${statement.window(plan, window)}) AS w`;
}

/** The filter's own times bound each stretch. */
function both(filter: RecordFilter, { from, to }: Stretch): Within {
  return { from: Math.max(from, filter.from ?? from), to: Math.min(to, filter.to ?? to) };
}

function numberIn(row: unknown, name: string): number {
  return Number(property(row, name) ?? 0);
}

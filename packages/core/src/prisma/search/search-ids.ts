import type { IdRange } from '../../storage/id-range.js';
import { property, rawOf } from '../client-shape.js';
import type { Database } from '../database.js';
import { isTimeUp, storageError } from '../storage-error.js';
import type { SearchPlan } from './search-plan.js';
import { type SearchStatement, searchStatement } from './search-statement.js';

/** What a bounded look at the newest rows found. */
export interface FoundIds {
  /** The newest first. */
  readonly ids: readonly string[];
  /** The last row that was looked at; null when there is none behind it. */
  readonly last: string | null;
}

export interface Look {
  readonly range: IdRange;
  /** How many rows are looked at. */
  readonly rows: number;
  /** How many are wanted. */
  readonly limit: number;
}

/** The ids of the newest records that match, out of a bounded number of rows; in one statement, so that both see the same rows. */
export async function searchIds(
  database: Database,
  plan: SearchPlan,
  { limit, ...window }: Look,
): Promise<FoundIds> {
  const statement = searchStatement(database);
  const id = statement.quote('id');
  const sql = [
    `SELECT ${id}, 0 AS behind FROM (SELECT ${id} FROM (${statement.window(plan, window)}) AS seen`,
    `WHERE ${statement.matches(plan.rest)} ORDER BY ${id} DESC LIMIT ${limit}) AS hits`,
    `UNION ALL SELECT ${id}, 1 AS behind FROM (${statement.behind(plan, window)}) AS rest`,
  ].join(' ');
  const rows = await read(database, sql, statement);
  const ids = (behind: number): readonly string[] =>
    rows
      .filter((row) => Number(property(row, 'behind')) === behind)
      .map(idOf)
      .sort()
      .reverse();
  return { ids: ids(0), last: lastOf(ids(1)) };
}

/** The ids of the newest records that match, where the index serves all of the filter. */
export async function idsByIndex(
  database: Database,
  plan: SearchPlan,
  { range, limit }: Omit<Look, 'rows'>,
): Promise<readonly string[]> {
  const statement = searchStatement(database);
  return (await read(database, `${statement.newest(plan, range)} LIMIT ${limit}`, statement)).map(idOf);
}

/** A frequent word beside a filter that nothing matches would have the index bring up everything. */
const TEXT_MS = 1000;

/**
 * The same out of all rows, by the index on `searchText`; null when that takes too long. Sorted by the text of the id: by the id
 * itself, PostgreSQL may choose to read all rows in its order, in the hope of coming upon enough soon.
 */
export async function searchIdsByText(
  database: Database,
  plan: SearchPlan,
  { range, limit }: Omit<Look, 'rows'>,
): Promise<readonly string[] | null> {
  const statement = searchStatement(database);
  const id = statement.quote('id');
  const sql = `SELECT ${id} FROM (${statement.all(plan, range)}) AS hits ORDER BY CAST(${id} AS text) COLLATE "C" DESC LIMIT ${limit}`;
  try {
    const rows = await database.write(async ({ raw }) => {
      await raw.$executeRawUnsafe(`SET LOCAL statement_timeout = ${TEXT_MS}`);
      return raw.$queryRawUnsafe(sql, ...statement.values);
    });
    return Array.isArray(rows) ? rows.map(idOf) : [];
  } catch (error) {
    if (isTimeUp(error)) return null;
    throw error;
  }
}

/** The last row that was looked at, of what a statement says is behind it: that row itself, and the next if there is one. */
export function lastOf(behind: readonly string[]): string | null {
  const [, last] = behind.toSorted();
  return last ?? null;
}

/** Rows of a statement; whatever the database says is an error of the storage's. */
export async function read(
  database: Database,
  sql: string,
  { values }: Pick<SearchStatement, 'values'>,
): Promise<readonly unknown[]> {
  try {
    const rows = await rawOf(database.client).$queryRawUnsafe(sql, ...values);
    return Array.isArray(rows) ? rows : [];
  } catch (error) {
    throw storageError(error);
  }
}

function idOf(row: unknown): string {
  return String(property(row, 'id'));
}

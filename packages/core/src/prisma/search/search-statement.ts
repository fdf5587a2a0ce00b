import type { IdRange } from '../../storage/id-range.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import { dbName, qualifiedTable } from '../insert-statement.js';
import { AUDIT_RECORD } from '../models.js';
import type { Provider } from '../render-models.js';
import { equals, inIndexOrder, inRange, matching, type Terms } from './search-conditions.js';
import { columnsOf, type Rest, type SearchPlan } from './search-plan.js';

/** The parts of one statement over the records; its values are in the order in which the parts are made. */
export interface SearchStatement {
  readonly values: readonly string[];
  readonly provider: Provider;
  readonly quote: (name: string) => string;
  /** The newest rows of the plan's index in a range, whatever the rest of the filter says of them. */
  window(plan: SearchPlan, window: Window): string;
  /** The id of the last row of such a window, if there are more behind it, and of the first of those. */
  behind(plan: SearchPlan, window: Window): string;
  /** What a record has to be, over columns by their own names; intents are left out. */
  matches(rest: Rest): string;
  /** The ids of the records that match, the newest first, read in the order of the plan's index. */
  newest(plan: SearchPlan, range: IdRange): string;
  /** The ids of the records that match, in no order, by whichever indexes the database likes. */
  all(plan: SearchPlan, range: IdRange): string;
}

export interface Window {
  readonly range: IdRange;
  readonly rows: number;
  /** What is read beside what the rest of the filter looks at. */
  readonly columns?: readonly string[];
}

export function searchStatement(database: Database): SearchStatement {
  const provider = providerOf(database.client);
  const { quote } = database.dialect();
  const names = database.names(AUDIT_RECORD);
  const column = (name: string): string => quote(dbName(names, name));
  const values: string[] = [];
  const terms = (named: Terms['named']): Terms => ({
    ...{ provider, named },
    place(value, type = 'text') {
      values.push(value);
      return provider === 'postgresql' ? `CAST($${values.length} AS ${type})` : '?';
    },
  });
  const stored = terms(column);
  const id = `${column('id')} AS ${quote('id')}`;
  const select = (what: string, where: readonly string[]): string =>
    `SELECT ${what} FROM ${qualifiedTable(names, database.dialect())}${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`}`;
  const newest = (what: string, plan: SearchPlan, range: IdRange): string => {
    const { where, order } = inIndexOrder(plan.indexed, range, stored);
    return `${select(what, where)} ORDER BY ${order}`;
  };
  return {
    ...{ values, provider, quote },
    window(plan, { range, rows, columns = [] }) {
      const read = [...new Set(['id', 'stage', ...columnsOf(plan.rest), ...columns])];
      const what = read.map((name) => `${column(name)} AS ${quote(name)}`).join(', ');
      return `${newest(what, plan, range)} LIMIT ${rows}`;
    },
    behind: (plan, { range, rows }) => `${newest(id, plan, range)} LIMIT 2 OFFSET ${rows - 1}`,
    matches: (rest) => matching(rest, terms(quote)).join(' AND '),
    newest(plan, range) {
      const { where, order } = inIndexOrder(plan.indexed, range, stored);
      return `${select(id, [...where, ...matching(plan.rest, stored)])} ORDER BY ${order}`;
    },
    all(plan, range) {
      const where = [...equals(plan.indexed, stored), ...inRange(column('id'), range)];
      return select(id, [...where, ...matching(plan.rest, stored)]);
    },
  };
}

import { FACET_COLUMNS, FACET_VALUES } from '../../storage/count-records.js';
import { idRangeOf, msOfId } from '../../storage/id-range.js';
import type { FacetName, FacetValue, RecordFacets, RecordFilter } from '../../storage/record-query.js';
import { property } from '../client-shape.js';
import type { Database } from '../database.js';
import { lastOf, read } from './search-ids.js';
import { planSearch, type SearchPlan } from './search-plan.js';
import { type SearchStatement, searchStatement, type Window } from './search-statement.js';

const NONE: RecordFacets = {
  facets: { outcome: [], kind: [], action: [], actor: [], target: [], witness: [], trust: [] },
  searchedTo: null,
};

/** The most frequent values among the newest `rows` records of the filter's index that match. */
export async function facets(database: Database, filter: RecordFilter, rows: number): Promise<RecordFacets> {
  const plan = planSearch(filter);
  if (plan === null) return NONE;
  const statement = searchStatement(database);
  const found = await read(
    database,
    facetsSql(statement, plan, { range: idRangeOf(filter), rows }),
    statement,
  );
  const behind = found.map((row) => textIn(row, 'last')).filter((id) => id !== null);
  const last = lastOf(behind);
  const valuesOf = (facet: FacetName): readonly FacetValue[] =>
    found
      .filter((row) => property(row, 'facet') === facet)
      .map((row) => facetValue(row, { facet, isAtLeast: last !== null }))
      .sort((a, b) => b.count - a.count);
  return {
    facets: {
      outcome: valuesOf('outcome'),
      kind: valuesOf('kind'),
      action: valuesOf('action'),
      actor: valuesOf('actor'),
      target: valuesOf('target'),
      witness: valuesOf('witness'),
      trust: valuesOf('trust'),
    },
    searchedTo: last === null ? null : msOfId(last),
  };
}

/** A table expression that is used more than once is read once, on every database but MariaDB. */
function facetsSql(statement: SearchStatement, plan: SearchPlan, { range, rows }: Window): string {
  const { quote } = statement;
  const columns = [...Object.values(FACET_COLUMNS), 'actorName'];
  const window = statement.window(plan, { range, rows, columns });
  const matching = `SELECT ${columns.map(quote).join(', ')} FROM (${window}) AS seen WHERE ${statement.matches(plan.rest)}`;
  const counts = Object.entries(FACET_COLUMNS).map((each) => countSql(each, statement));
  const behind = `SELECT 'behind' AS facet, NULL AS value, 0 AS hits, NULL AS name, ${asText('id', statement)} AS last FROM (${statement.behind(plan, { range, rows })}) AS rest`;
  return `WITH matching AS (${matching}) ${[...counts, behind].join(' UNION ALL ')}`;
}

function countSql([facet, column]: readonly [string, string], { quote }: SearchStatement): string {
  const value = quote(column);
  const name = facet === 'actor' ? `MAX(${quote('actorName')})` : 'NULL';
  const counts = `SELECT ${value} AS value, COUNT(*) AS hits, ${name} AS name FROM matching WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY hits DESC, value LIMIT ${FACET_VALUES}`;
  return `SELECT '${facet}' AS facet, value, hits, name, NULL AS last FROM (${counts}) AS ${facet}_counts`;
}

function asText(name: string, { provider, quote }: SearchStatement): string {
  return provider === 'postgresql' ? `CAST(${quote(name)} AS text)` : quote(name);
}

function facetValue(
  row: unknown,
  { facet, isAtLeast }: { readonly facet: FacetName; readonly isAtLeast: boolean },
): FacetValue {
  return {
    value: textIn(row, 'value') ?? '',
    count: Number(property(row, 'hits')),
    isAtLeast,
    ...(facet === 'actor' && { name: textIn(row, 'name') }),
  };
}

function textIn(row: unknown, name: string): string | null {
  const value = property(row, name);
  return typeof value === 'string' ? value : null;
}

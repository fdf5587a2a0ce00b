import { isId } from '../../storage/is-id.js';
import { actionPrefixOf, equalitiesOf, wordsOf } from '../../storage/record-filter.js';
import type { RecordFilter } from '../../storage/record-query.js';

export type Equalities = Readonly<Record<string, string>>;

/** How the records of a filter are found: along one index, the newest first, and of those what the rest of it leaves. */
export interface SearchPlan {
  /** Of the columns of one index, which has the id behind them. */
  readonly indexed: Equalities;
  readonly rest: Rest;
}

/** What no index helps with. */
export interface Rest {
  readonly equal: Equalities;
  /** Of the action. */
  readonly prefix: string | undefined;
  /** Of `searchText`. */
  readonly words: readonly string[];
}

/**
 * The likeliest to leave few rows first. The type of a target alone is not among them: the id of the target stands before that
 * of the record in its index, so that all of the type's rows would have to be sorted.
 */
const INDEXES: readonly (readonly string[])[] = [
  ['requestId'],
  ['sessionId'],
  ['targetType', 'targetId'],
  ['actorId'],
  ['tenantId'],
  ['action'],
  ['witness'],
  ['outcome'],
];

/** Null when no record can match. */
export function planSearch(filter: RecordFilter): SearchPlan | null {
  if (filter.session !== undefined && !isId(filter.session)) return null;
  const equal = equalitiesOf(filter);
  const index = INDEXES.find((columns) => columns.every((name) => name in equal)) ?? [];
  const asked = Object.entries(equal);
  return {
    indexed: Object.fromEntries(asked.filter(([name]) => index.includes(name))),
    rest: {
      equal: Object.fromEntries(asked.filter(([name]) => !index.includes(name))),
      prefix: actionPrefixOf(filter),
      words: wordsOf(filter),
    },
  };
}

/** Whether everything asked for is in the index, so that the first rows of it are the answer. */
export function isIndexed({ rest: { equal, prefix, words } }: SearchPlan): boolean {
  return Object.keys(equal).length === 0 && prefix === undefined && words.length === 0;
}

/** The columns that the rest of a filter looks at. */
export function columnsOf({ equal, prefix, words }: Rest): readonly string[] {
  return [
    ...new Set([
      ...Object.keys(equal),
      ...(prefix === undefined ? [] : ['action']),
      ...(words.length === 0 ? [] : ['searchText']),
    ]),
  ];
}

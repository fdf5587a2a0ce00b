import type { IdRange } from '../../storage/id-range.js';
import type { Provider } from '../render-models.js';
import type { Equalities, Rest } from './search-plan.js';

/** How conditions are written. */
export interface Terms {
  readonly provider: Provider;
  readonly named: (column: string) => string;
  /** The place of a value. */
  readonly place: (value: string, type?: 'text' | 'uuid') => string;
}

export function equals(equal: Equalities, terms: Terms): readonly string[] {
  return Object.entries(equal).map(([name, value]) => `${terms.named(name)} = ${placed(name, value, terms)}`);
}

/** Ids are of our own making, so that they may stand in the text: PostgreSQL then finds their type itself. */
export function inRange(id: string, { from, below }: IdRange): readonly string[] {
  return [
    ...(from === undefined ? [] : [`${id} >= '${from}'`]),
    ...(below === undefined ? [] : [`${id} < '${below}'`]),
  ];
}

/** What a record has to be beside; intents are left out. */
export function matching({ equal, prefix, words }: Rest, terms: Terms): readonly string[] {
  const { named, place } = terms;
  return [
    `${named('stage')} <> 'intent'`,
    ...equals(equal, terms),
    // Neither LIKE nor a range: both follow the column's collation.
    ...(prefix ? [`SUBSTR(${named('action')}, 1, ${[...prefix].length}) = ${place(prefix)}`] : []),
    ...words.map((word) => hasWord(word, terms)),
  ];
}

const [FIRST_ID, LAST_ID] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/**
 * Rows of an index, the newest first. For PostgreSQL as a comparison of whole rows: of an equality it would know that the order
 * by id is the same as the index's, and read all records by id instead where it takes the value for a frequent one. Of a value
 * that is frequent, but not among the newest records, that never ends.
 */
export function inIndexOrder(
  indexed: Equalities,
  range: IdRange,
  terms: Terms,
): { readonly where: readonly string[]; readonly order: string } {
  const { provider, named } = terms;
  const columns = Object.keys(indexed);
  // Its index has no id behind it.
  const isOrdered = columns.length > 0 && !columns.includes('requestId');
  if (provider !== 'postgresql' || !isOrdered) {
    const where = [...equals(indexed, terms), ...inRange(named('id'), range)];
    return { where, order: `${named('id')} DESC` };
  }
  const key = [...columns, 'id'].map(named);
  const { from = FIRST_ID, below } = range;
  const bound = (id: string): string =>
    [...Object.entries(indexed).map(([name, value]) => placed(name, value, terms)), `'${id}'`].join(', ');
  return {
    where: [
      `(${key.join(', ')}) >= (${bound(from)})`,
      `(${key.join(', ')}) ${below === undefined ? '<=' : '<'} (${bound(below ?? LAST_ID)})`,
    ],
    order: key.map((column) => `${column} DESC`).join(', '),
  };
}

/** Only PostgreSQL has an index for it, which serves LIKE. */
function hasWord(word: string, { provider, named, place }: Terms): string {
  const text = named('searchText');
  switch (provider) {
    case 'sqlite':
      return `INSTR(${text}, ${place(word)}) > 0`;
    case 'postgresql':
      return `${text} LIKE ${place(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`;
    case 'mysql':
      return `LOCATE(${place(word)}, ${text}) > 0`;
  }
}

function placed(name: string, value: string, { place }: Terms): string {
  return place(value, name === 'sessionId' ? 'uuid' : 'text');
}

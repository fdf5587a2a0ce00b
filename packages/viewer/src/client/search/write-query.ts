import type { Filters } from '../records/filters.js';
import { QUERY_KEYS, type QueryKey } from './query-keys.js';
import { queryTimeText } from './query-time.js';
import { quoted, tokensOf } from './tokens.js';

/** The filters as one would type them; `parseQuery` reads them back. */
export function writeQuery(filters: Filters): string {
  const asked = QUERY_KEYS.flatMap((key) => {
    const value = typedValue(filters, key);
    return value === undefined || value === '' ? [] : [`${key}:${writeValue(value)}`];
  });
  const words = (filters.q ?? '').split(/\s+/).filter((word) => word !== '');
  return [...asked, ...words.map(writeWord)].join(' ');
}

/** The value as it stands after the colon. */
export function writeValue(value: string): string {
  return /\s|^"|^\/\//.test(value) ? quoted(value) : value;
}

function typedValue(filters: Filters, key: QueryKey): string | undefined {
  if (key === 'since') return filters.from === undefined ? filters.since : timeText(filters.from, 'since');
  if (key === 'until') return filters.to === undefined ? filters.until : timeText(filters.to, 'until');
  return filters[key];
}

function timeText(ms: string, end: 'since' | 'until'): string {
  return queryTimeText(Number(ms), end);
}

function writeWord(word: string): string {
  const [token] = tokensOf(word);
  return token?.key === null && !token.isQuoted ? word : quoted(word);
}

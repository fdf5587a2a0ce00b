import { CHOICES, type Filters, MOST_CHARACTERS, MOST_WORDS, withFilter } from '../records/filters.js';
import { relativeMs } from '../records/relative-time.js';
import { type QueryKey, queryKey } from './query-keys.js';
import { queryTime } from './query-time.js';
import { type Token, tokensOf } from './tokens.js';

/** Why a query cannot be asked as it stands. */
export type QueryProblem =
  | { readonly is: 'unknown-key'; readonly typed: string; readonly value: string }
  | { readonly is: 'empty' | 'twice' | 'bad-time' | 'too-long'; readonly key: QueryKey }
  | {
      readonly is: 'bad-word';
      readonly key: QueryKey;
      readonly value: string;
      readonly words: readonly string[];
    }
  | { readonly is: 'too-many-words' | 'text-too-long' };

export interface ParsedQuery {
  readonly filters: Filters;
  /** Where there are any, the filters are not the whole of what was typed. */
  readonly problems: readonly QueryProblem[];
}

/** Reads what was typed into the search box. */
export function parseQuery(text: string): ParsedQuery {
  const tokens = tokensOf(text);
  const words = tokens.filter(({ key }) => key === null).flatMap(({ value }) => wordsOf(value));
  const read = tokens.filter(({ key }) => key !== null).reduce(readToken, { filters: {}, problems: [] });
  const problems = [...read.problems, ...problemsOfText(words)];
  return { filters: withFilter(read.filters, 'q', words.join(' ')), problems };
}

function readToken({ filters, problems }: ParsedQuery, token: Token): ParsedQuery {
  const key = queryKey(token.key ?? '');
  const failed = (problem: QueryProblem): ParsedQuery => ({ filters, problems: [...problems, problem] });
  if (key === null) return failed({ is: 'unknown-key', typed: token.key ?? '', value: token.value });
  const value = token.value.trim();
  if (value === '') return failed({ is: 'empty', key });
  if (value.length > MOST_CHARACTERS) return failed({ is: 'too-long', key });
  if (isSet(filters, key)) return failed({ is: 'twice', key });
  if (key === 'since' || key === 'until') return readTime({ filters, problems }, key, value);
  const words = CHOICES[key];
  if (words === undefined) return { filters: withFilter(filters, key, value), problems };
  const word = value.toLowerCase();
  if (!words.includes(word)) return failed({ is: 'bad-word', key, value, words });
  return { filters: withFilter(filters, key, word), problems };
}

function readTime({ filters, problems }: ParsedQuery, key: 'since' | 'until', value: string): ParsedQuery {
  const ago = value.toLowerCase();
  if (relativeMs(ago) !== null) return { filters: withFilter(filters, key, ago), problems };
  const ms = queryTime(value, key);
  if (ms === null) return { filters, problems: [...problems, { is: 'bad-time', key }] };
  return { filters: withFilter(filters, key === 'since' ? 'from' : 'to', String(ms)), problems };
}

function isSet(filters: Filters, key: QueryKey): boolean {
  if (key === 'since') return filters.since !== undefined || filters.from !== undefined;
  if (key === 'until') return filters.until !== undefined || filters.to !== undefined;
  return filters[key] !== undefined;
}

function wordsOf(value: string): readonly string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

function problemsOfText(words: readonly string[]): readonly QueryProblem[] {
  if (words.length > MOST_WORDS) return [{ is: 'too-many-words' }];
  return words.join(' ').length > MOST_CHARACTERS ? [{ is: 'text-too-long' }] : [];
}

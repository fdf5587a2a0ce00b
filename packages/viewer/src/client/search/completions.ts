import type { Counted, FacetName, FacetValue } from '@auditreel/core/adapter';
import { CHOICES } from '../records/filters.js';
import { TIME_RANGES } from '../records/time-ranges.js';
import { QUERY_KEYS, type QueryKey, queryKey } from './query-keys.js';
import { type Token, tokensOf } from './tokens.js';
import { writeValue } from './write-query.js';

/** One thing that could stand where the caret is. */
export interface Completion {
  /** What is put in place of what is typed. */
  readonly insert: string;
  /** Null for a key. */
  readonly value: string | null;
  readonly key: QueryKey;
  /** Of an actor. */
  readonly name: string | null;
  readonly counted: Counted | null;
}

export interface Completions {
  /** What they take the place of. */
  readonly start: number;
  readonly end: number;
  readonly options: readonly Completion[];
}

const MOST = 10;
const FACET_KEYS: readonly FacetName[] = ['action', 'actor', 'target'];

/** The column whose values would help at the caret. */
export function facetAt(text: string, caret: number): FacetName | null {
  const key = queryKey(tokenAt(text, caret)?.key ?? '');
  return FACET_KEYS.find((name) => name === key) ?? null;
}

/** What could stand at the caret; `values` are those of `facetAt`. */
export function completionsAt(text: string, caret: number, values: readonly FacetValue[]): Completions {
  const token = tokenAt(text, caret);
  if (token === null) return { start: caret, end: caret, options: keysFor('') };
  const key = queryKey(token.key ?? '');
  const options = key === null ? optionsForWord(token) : optionsFor(key, token.value, values);
  return { start: token.start, end: token.end, options: options.slice(0, MOST) };
}

/** The text with the completion in its place, and where the caret goes on. */
export function completed(
  text: string,
  { start, end }: Completions,
  { insert, value }: Completion,
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, start)}${insert}${value === null ? '' : ' '}`;
  return { text: `${before}${text.slice(end).trimStart()}`, caret: before.length };
}

function tokenAt(text: string, caret: number): Token | null {
  return tokensOf(text).find(({ start, end }) => start < caret && caret <= end) ?? null;
}

function optionsForWord({ key, value, isQuoted }: Token): readonly Completion[] {
  if (isQuoted || key !== null) return [];
  const word = value.toLowerCase();
  if (word.length < 2) return keysFor(word);
  const fixed = Object.keys(CHOICES).flatMap((each) => {
    const name = queryKey(each);
    return name === null ? [] : fixedFor(name, word, (choice) => choice.startsWith(word));
  });
  return [...keysFor(word), ...fixed];
}

function keysFor(prefix: string): readonly Completion[] {
  return QUERY_KEYS.filter((key) => key.startsWith(prefix)).map((key) => ({
    ...{ key, insert: `${key}:`, value: null, name: null, counted: null },
  }));
}

function optionsFor(key: QueryKey, typed: string, values: readonly FacetValue[]): readonly Completion[] {
  const part = typed.toLowerCase();
  const has = (text: string): boolean => text.toLowerCase().includes(part);
  if (key === 'since' || key === 'until') {
    return TIME_RANGES.filter((range) => range.startsWith(part)).map((range) => optionOf(key, range));
  }
  if (CHOICES[key] !== undefined) return fixedFor(key, part, has);
  const matching = values.filter(({ value, name }) => has(value) || has(name ?? ''));
  const found = matching.map((each) => ({
    ...optionOf(key, each.value),
    name: each.name ?? null,
    counted: each,
  }));
  return key === 'action' ? [...familiesOf(matching), ...found] : found;
}

function fixedFor(key: QueryKey, part: string, isMeant: (choice: string) => boolean): readonly Completion[] {
  const choices = CHOICES[key]?.filter(isMeant) ?? [];
  return choices
    .toSorted((a, b) => Number(b.startsWith(part)) - Number(a.startsWith(part)))
    .map((choice) => optionOf(key, choice));
}

/** `order.*`, where there are several actions of one noun. */
function familiesOf(actions: readonly FacetValue[]): readonly Completion[] {
  const nouns = actions.flatMap(({ value }) => /^[\w-]+(?=\.)/.exec(value)?.[0] ?? []);
  const several = [...new Set(nouns)].filter((noun) => nouns.indexOf(noun) !== nouns.lastIndexOf(noun));
  return several.slice(0, 3).map((noun) => optionOf('action', `${noun}.*`));
}

function optionOf(key: QueryKey, value: string): Completion {
  return { key, value, insert: `${key}:${writeValue(value)}`, name: null, counted: null };
}

import { UNSPACED } from './identifies.js';

/** Finds a person in text, by what they are known by. */
export interface Mentions {
  has(text: string): boolean;
  /** The text with each mention replaced by {@link ERASED}. */
  erase(text: string): string;
  /** The same of a text that is no value of the app's, such as an action: a single name that is all of it stays. */
  eraseWithin(text: string): string;
}

/** What stands where a value was. */
export const ERASED = '[erased]';

export interface KnownBy {
  /** Looked for anywhere in a text: e-mail addresses, whole names, whatever the operator said. */
  readonly words: Iterable<string>;
  /** Only where they are the whole of a value: a single name may be a word of the language, or somebody else's. */
  readonly values: Iterable<string>;
  readonly addresses: ReadonlySet<string>;
}

export function mentionsOf({ words, values, addresses }: KnownBy): Mentions {
  const whole = new Set([...values].map(plain));
  const within = patternOf(words);
  const eraseWithin = (text: string): string => {
    const named = within === null ? text : text.replace(within, ERASED);
    return addresses.size === 0
      ? named
      : named.replace(ADDRESS, (found) => (addresses.has(found.toLowerCase()) ? ERASED : found));
  };
  const erase = (text: string): string => (whole.has(plain(text)) ? ERASED : eraseWithin(text));
  return { erase, eraseWithin, has: (text) => erase(text) !== text };
}

/** An address of either kind, that is no part of a longer one. */
const ADDRESS =
  /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)|(?<![\w.:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi;

function plain(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

function patternOf(words: Iterable<string>): RegExp | null {
  const forms = new Set([...words].flatMap((word) => formsOf(word.trim().toWellFormed())));
  if (forms.size === 0) return null;
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(bounded).join('|'), 'giu');
}

/** As it is, and as it stands in JSON or in a URL inside a text. */
function formsOf(word: string): readonly string[] {
  return [word.normalize('NFC'), word.normalize('NFD')].flatMap((form) => {
    const json = JSON.stringify(form).slice(1, -1);
    const encoded = encodeURIComponent(form);
    return [form, json, json.replace(/[^ -~]/g, unicodeEscape), encoded, encoded.replaceAll('%20', '+')];
  });
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `ada@x.org` is not in `not-ada@x.org`, nor `Ann` in `Annual`. */
function bounded(form: string): string {
  const [before, after] = /@|%40/.test(form)
    ? ['[^\\p{L}\\p{N}._%+\\-]', '(?![\\p{L}\\p{N}\\-]|\\.[\\p{L}\\p{N}])']
    : ['[^\\p{L}\\p{N}]', '(?![\\p{L}\\p{N}])'];
  const word = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  // Looked for behind the word and not before it: what comes first is tried at every character of every text.
  const start = UNSPACED.test(form.slice(0, 2)) ? '' : `(?<=(?:^|${before}|${ESCAPE})${word})`;
  const end = UNSPACED.test(form.slice(-2)) ? '' : after;
  return `${word}${start}${end}`;
}

/** What ends in a letter or digit and is none: a line break in JSON, a space in a URL. */
const ESCAPE = '\\\\[bfnrt]|\\\\u[0-9a-f]{4}|%[0-9a-f]{2}';

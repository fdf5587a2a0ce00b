/** A piece of a query: `key:value`, or a word of free text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** As typed, without the colon; null for free text. */
  readonly key: string | null;
  /** Without its quotes. */
  readonly value: string;
  readonly isQuoted: boolean;
}

// An address such as https://shop.example is a word, not a filter.
const KEY = /(-?[a-z_]+):(?!\/\/)/iy;
const BARE = /\S*/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S]|\\$)*)(?:"|$)/y;
const SPACE = /\s*/y;

/** Splits a query where it has spaces outside quotes; nothing that is typed can fail to be read. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = endOf(SPACE, text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = endOf(SPACE, text, token.end);
  }
  return tokens;
}

/** The value as it must be typed to be read as this very value. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function tokenAt(text: string, start: number): Token {
  KEY.lastIndex = start;
  const found = KEY.exec(text);
  const from = start + (found?.[0].length ?? 0);
  const key = found?.[1] ?? null;
  QUOTED.lastIndex = from;
  const inQuotes = QUOTED.exec(text);
  if (inQuotes !== null) {
    const value = (inQuotes[1] ?? '').replace(/\\(["\\])/g, '$1');
    return { start, end: from + inQuotes[0].length, key, value, isQuoted: true };
  }
  const end = endOf(BARE, text, from);
  return { start, end, key, value: text.slice(from, end), isQuoted: false };
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

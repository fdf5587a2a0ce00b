import type { Provider } from '../../prisma/render-models.js';

/** What a raw statement writes to: names as they stand in it, without quotes; empty where that can't be seen. */
export interface RawWrite {
  readonly tables: readonly string[];
}

/**
 * What a raw statement writes; null for one that is no write of rows, or cannot run in a transaction. A look, not a
 * parser: what is not sure to be a write is left as it is, because a transaction of its own might break it.
 */
export function rawWrite(text: string, provider: Provider): RawWrite | null {
  const sql = withoutLiterals(text, provider);
  const verb = /^[\s(;]*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (verb === 'with' ? !WRITES.test(sql) : !verbsOf(provider).has(verb)) return null;
  return { tables: [...sql.matchAll(TARGETS)].map(([, name = '']) => plainName(name)) };
}

/** The text of the statement that a raw query's arguments hold: a template, a typed query or text and values. */
export function textOfRaw(args: unknown): string | null {
  const first: unknown = Array.isArray(args) ? args[0] : args;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return null;
  for (const name of ['sql', 'text']) {
    const text: unknown = Reflect.get(first, name);
    if (typeof text === 'string') return text;
  }
  return Array.isArray(first) ? first.join('?') : null;
}

const DML = ['insert', 'update', 'delete', 'replace', 'merge'];

/** Elsewhere TRUNCATE commits what came before, and fires no trigger. */
function verbsOf(provider: Provider): ReadonlySet<string> {
  return new Set(provider === 'postgresql' ? [...DML, 'truncate', 'copy'] : DML);
}

const WRITES = /\b(?:insert|update|delete|replace|merge)\b/i;
const NAME = String.raw`(?:"[^"]+"|\x60[^\x60]+\x60|\[[^\]]+\]|[\w$]+)`;
const BEFORE_TABLE = [
  String.raw`insert(?:\s+(?:or\s+\w+|ignore|low_priority|high_priority))?\s+into`,
  String.raw`replace(?:\s+low_priority)?\s+into`,
  // Not the end of ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE, FOR UPDATE.
  String.raw`(?<!\b(?:do|key|for|on)\s+)update(?:\s+(?:or\s+\w+|ignore|low_priority))?`,
  String.raw`delete\s+from`,
  String.raw`merge\s+into`,
  String.raw`truncate(?:\s+table)?`,
  'copy',
].join('|');
const TARGETS = new RegExp(
  String.raw`\b(?:${BEFORE_TABLE})\s+(?:only\s+)?(${NAME}(?:\s*\.\s*${NAME})*)`,
  'gi',
);

/** Comments and texts may hold anything; in MySQL and SQLite, texts may stand in double quotes, and names too. */
function withoutLiterals(text: string, provider: Provider): string {
  const escaped = provider === 'mysql' ? String.raw`'(?:[^'\\]|\\.|'')*'` : `'(?:[^']|'')*'`;
  const comments = String.raw`--[^\n]*|/\*[\s\S]*?\*/`;
  const dollars = provider === 'postgresql' ? String.raw`|\$(\w*)\$[\s\S]*?\$\1\$` : '';
  return text.replace(new RegExp(`${escaped}|${comments}${dollars}`, 'g'), ' ');
}

function plainName(name: string): string {
  return name.replace(/["\x60[\]\s]/g, '');
}

import type { Migration } from '../migrations/find-migrations.js';

/** What a history of migrations has made of the guard. */
export type GuardState =
  | { readonly is: 'absent' }
  | { readonly is: 'current' | 'outdated'; readonly migration: string }
  /** A later migration took the table away, and the triggers with it: SQLite tables are changed by making them anew. */
  | { readonly is: 'lost'; readonly migration: string };

const MARKER = /^-- auditreel guard (\d+|removed)\s*$/m;

/** Follows the history up to its last word on the guard; `wanted` is the guard as it would be written now. */
export function guardState(
  migrations: readonly Migration[],
  wanted: string,
  quotedTables: readonly string[],
): GuardState {
  const at = migrations.findLastIndex(({ sql }) => MARKER.test(sql));
  const newest = migrations[at];
  if (newest === undefined || MARKER.exec(newest.sql)?.[1] === 'removed') return { is: 'absent' };
  const dropping = migrations.slice(at + 1).find(({ sql }) => drops(sql, quotedTables));
  if (dropping !== undefined) return { is: 'lost', migration: dropping.name };
  const isCurrent = unixLines(newest.sql).includes(wanted.trimEnd());
  return { is: isCurrent ? 'current' : 'outdated', migration: newest.name };
}

function drops(sql: string, quotedTables: readonly string[]): boolean {
  const statements = sql.split(';').map((statement) => statement.replace(/^\s*--.*$/gm, ''));
  return statements.some(
    (text) => /^\s*DROP\s+TABLE\s/i.test(text) && quotedTables.some((table) => text.includes(table)),
  );
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

import {
  addedMarker,
  markedModel,
  removedMarker,
  sharedSql,
  tableSql,
} from '../../changes/triggers/changes-sql.js';
import type { ChangesPlace } from '../../changes/triggers/installed-state.js';
import type { TrackedTable } from '../../changes/triggers/tracked-table.js';
import { triggersOf } from '../../changes/triggers/wanted-triggers.js';
import { dialectOf } from '../../prisma/dialect.js';
import type { Migration } from '../migrations/find-migrations.js';

/** What a history of migrations has made of a table's triggers. */
export type ChangesState =
  | { readonly is: 'absent' }
  | { readonly is: 'current' | 'stale'; readonly migration: string }
  /** A later migration took the table away, and the triggers with it: SQLite tables are changed by making them anew. */
  | { readonly is: 'lost'; readonly migration: string };

const VERSION = /^-- auditreel changes \d+\s*$/m;

/** Follows the history up to its last word on a table; current is what would be written now. */
export function changesState(
  migrations: readonly Migration[],
  table: TrackedTable,
  place: ChangesPlace,
): ChangesState {
  const at = migrations.findLastIndex(({ sql }) => lastWord(sql, table.model) !== undefined);
  const newest = migrations[at];
  if (newest === undefined || lastWord(newest.sql, table.model) === 'removed') return { is: 'absent' };
  const isDropping = dropsOf(table, place);
  const dropping = migrations.slice(at + 1).find(({ sql }) => isDropping(sql));
  if (dropping !== undefined) return { is: 'lost', migration: dropping.name };
  const isCurrent = unixLines(newest.sql).includes(tableSql(table, place.names, place.provider));
  return { is: isCurrent && hasShared(migrations, place) ? 'current' : 'stale', migration: newest.name };
}

/** The models whose triggers the history has put up and not taken away, with what took older ones away first. */
export function trackedInHistory(migrations: readonly Migration[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { sql } of migrations) {
    for (const [, no, name = '', block = ''] of unixLines(sql).matchAll(BLOCKS)) {
      const model = markedModel(name);
      if (no === undefined) found.set(model, dropStatements(block));
      else found.delete(model);
    }
  }
  return found;
}

const BLOCKS = /^-- auditreel (no )?changes of (\w+|".*")\n([\s\S]*?)(?=\n\n-- auditreel |$(?![\s\S]))/gm;

function dropStatements(block: string): readonly string[] {
  return [...block.matchAll(/^(DROP TRIGGER .*);$/gm)].map(([, statement = '']) => statement);
}

function lastWord(sql: string, model: string): 'added' | 'removed' | undefined {
  const lines = sql.split(/\r?\n/);
  const last = lines.findLast((line) => line === addedMarker(model) || line === removedMarker(model));
  return last === undefined ? undefined : last === addedMarker(model) ? 'added' : 'removed';
}

/** What tables share stands in every migration that adds some: the last one counts for all. */
function hasShared(migrations: readonly Migration[], { names, provider }: ChangesPlace): boolean {
  const newest = unixLines(migrations.findLast(({ sql }) => VERSION.test(sql))?.sql ?? '');
  return sharedSql(names, provider).every((statement) => newest.includes(statement));
}

function dropsOf(table: TrackedTable, { names, provider }: ChangesPlace): (sql: string) => boolean {
  const { quote } = dialectOf(provider);
  const tables = [table, ...table.cascades.map(({ parent }) => parent)].map((each) => quote(each.table));
  const triggers = triggersOf(table, names, provider).map(({ name }) => quote(name));
  return function drops(sql) {
    const statements = sql.split(';').map((statement) => statement.replace(/^\s*--.*$/gm, '').trim());
    return statements.some((text) => {
      if (/^DROP\s+TABLE\s/i.test(text)) return tables.some((name) => text.includes(name));
      if (/^DROP\s+FUNCTION\s/i.test(text)) return text.includes('auditreel_change');
      if (!/^DROP\s+TRIGGER\s/i.test(text)) return false;
      // On PostgreSQL every table's have the same names.
      return (
        triggers.some((name) => text.includes(name)) &&
        (provider !== 'postgresql' || text.includes(quote(table.table)))
      );
    });
  };
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

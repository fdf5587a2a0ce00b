import type { Provider } from '../../prisma/render-models.js';
import { type ChangeTarget, changeTarget } from './change-target.js';
import { mysqlChanges, mysqlWithoutChanges } from './changes-mysql.js';
import {
  postgresqlChanges,
  postgresqlShared,
  postgresqlUnshared,
  postgresqlWithoutChanges,
} from './changes-postgresql.js';
import { sqliteChanges, sqliteWithoutChanges } from './changes-sqlite.js';
import type { ChangeNames, TrackedTable } from './tracked-table.js';

/** Version of the triggers; `changes check` compares the host's history with it. */
export const CHANGES_VERSION = 1;

interface ChangesStatements {
  /** What the triggers of all tables share. */
  readonly shared: (target: ChangeTarget) => readonly string[];
  readonly unshare: (target: ChangeTarget) => readonly string[];
  readonly add: (table: TrackedTable, target: ChangeTarget) => readonly string[];
  readonly remove: (table: TrackedTable, target: ChangeTarget) => readonly string[];
}

const NONE = (): readonly string[] => [];

const STATEMENTS: Readonly<Record<Provider, ChangesStatements>> = {
  sqlite: { shared: NONE, unshare: NONE, add: sqliteChanges, remove: sqliteWithoutChanges },
  postgresql: {
    shared: postgresqlShared,
    unshare: postgresqlUnshared,
    add: postgresqlChanges,
    remove: postgresqlWithoutChanges,
  },
  mysql: { shared: NONE, unshare: NONE, add: mysqlChanges, remove: mysqlWithoutChanges },
};

/** The migration that makes triggers write down what happens to these tables, whatever triggers of ours were there. */
export function changesSql(tables: readonly TrackedTable[], names: ChangeNames, provider: Provider): string {
  return script([
    [
      `-- auditreel changes ${CHANGES_VERSION}`,
      '-- What is written to these tables makes changes. Made by `npx auditreel changes add`, to be taken away by `npx auditreel changes remove`.',
    ].join('\n'),
    ...sharedSql(names, provider),
    ...tables.map((table) => tableSql(table, names, provider)),
  ]);
}

/** The migration that takes the triggers of these tables away. */
export function changesRemovalSql(
  tables: readonly TrackedTable[],
  names: ChangeNames,
  provider: Provider,
): string {
  const target = changeTarget(names, provider);
  return removalSql(
    new Map(tables.map((table) => [table.model, STATEMENTS[provider].remove(table, target)])),
  );
}

/** The same out of what a history has dropped them by, so that a table may be gone from the schema; `last` after all others. */
export function removalSql(
  dropped: ReadonlyMap<string, readonly string[]>,
  last: readonly string[] = [],
): string {
  return script([
    '-- auditreel changes removed\n-- Made by `npx auditreel changes remove`.',
    ...[...dropped].map(([model, statements]) => block(removedMarker(model), statements)),
    ...last.map((statement) => `${statement};`),
  ]);
}

/** What takes away what the triggers of all tables share, once there are none. */
export function unsharedStatements(names: ChangeNames, provider: Provider): readonly string[] {
  return STATEMENTS[provider].unshare(changeTarget(names, provider));
}

/** The part of a migration that is about one table, from its marker on. */
export function tableSql(table: TrackedTable, names: ChangeNames, provider: Provider): string {
  const target = changeTarget(names, provider);
  const { remove, add } = STATEMENTS[provider];
  return block(addedMarker(table.model), [...remove(table, target), ...add(table, target)]);
}

/** What the triggers of all tables share, one text a statement. */
export function sharedSql(names: ChangeNames, provider: Provider): readonly string[] {
  return STATEMENTS[provider].shared(changeTarget(names, provider)).map((statement) => `${statement};`);
}

/** The statements that make a table's triggers, one each. */
export function triggerStatements(
  table: TrackedTable,
  target: ChangeTarget,
  provider: Provider,
): readonly string[] {
  return STATEMENTS[provider].add(table, target);
}

/** The line above the statements of a table. */
export function addedMarker(model: string): string {
  return `-- auditreel changes of ${markerName(model)}`;
}

export function removedMarker(model: string): string {
  return `-- auditreel no changes of ${markerName(model)}`;
}

/** The name as a marker has it: that of a relation, and so of its join table, may hold anything. */
function markerName(model: string): string {
  return /^\w+$/.test(model) ? model : JSON.stringify(model);
}

/** The model that a marker names. */
export function markedModel(name: string): string {
  return name.startsWith('"') ? String(JSON.parse(name)) : name;
}

function block(marker: string, statements: readonly string[]): string {
  return `${marker}\n${statements.map((statement) => `${statement};`).join('\n\n')}`;
}

function script(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

import type { ChangesPlace } from '../../changes/triggers/installed-state.js';
import type { ChangeNames, TrackedTable } from '../../changes/triggers/tracked-table.js';
import { dialectOf } from '../../prisma/dialect.js';
import { AUDIT_CHANGE, AUDIT_CONTEXT } from '../../prisma/models.js';
import type { Provider } from '../../prisma/render-models.js';
import { CliError } from '../cli-error.js';
import { findMigrations, type MigrationHistory } from '../migrations/find-migrations.js';
import { findSchema } from '../schema/find-schema.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { providerOf } from '../schema/provider-of.js';
import { readSchema } from '../schema/read-schema.js';
import { tableNamesIn } from '../schema/table-names.js';
import { type ChangesState, changesState, trackedInHistory } from './changes-state.js';
import { type WantedChanges, wantedChanges } from './changes-tables.js';

export interface ChangesOptions {
  readonly schema?: string;
  readonly migrations?: string;
}

/** What the host's schema wants tracked, and what its history has made of it. */
export interface ChangesPlan extends WantedChanges {
  readonly files: readonly SchemaFile[];
  readonly place: ChangesPlace;
  readonly history: MigrationHistory;
  readonly states: readonly TableState[];
  /** Tables that have triggers by the history, and are not marked; with the statements that drop them. */
  readonly unwanted: ReadonlyMap<string, readonly string[]>;
}

export interface TableState {
  readonly table: TrackedTable;
  readonly state: ChangesState;
}

/**
 * Reads schema and history, as if the schema marked what `marksOf` says.
 * @throws CliError when the models of ours are not in the schema, or not in the history yet
 */
export function planChanges(
  { schema, migrations }: ChangesOptions,
  cwd: string,
  marksOf: (wanted: WantedChanges) => readonly string[] = markedIn,
): ChangesPlan {
  const host = readSchema(findSchema(cwd, schema));
  const provider = providerOf(host.files);
  const place = { names: changeNamesIn(host.files, provider), provider };
  const history = findMigrations(cwd, host, migrations);
  refuseUnmigrated(history, place);
  const wanted = wantedChanges(host.files, provider, marksOf(wantedChanges(host.files, provider)));
  const unwanted = new Map(trackedInHistory(history.migrations));
  for (const { model } of wanted.tables) unwanted.delete(model);
  const states = wanted.tables.map((table) => ({
    table,
    state: changesState(history.migrations, table, place),
  }));
  return { ...wanted, files: host.files, place, history, states, unwanted };
}

/** The models that carry the mark. */
export function markedIn({ models }: WantedChanges): readonly string[] {
  return models.filter(({ isMarked }) => isMarked).map(({ name }) => name);
}

function changeNamesIn(files: readonly SchemaFile[], provider: Provider): ChangeNames {
  const hasContext = AUDIT_CONTEXT.providers?.includes(provider) ?? true;
  return {
    changes: tableNamesIn(files, AUDIT_CHANGE),
    context: hasContext ? tableNamesIn(files, AUDIT_CONTEXT) : null,
  };
}

function refuseUnmigrated({ migrations }: MigrationHistory, { names, provider }: ChangesPlace): void {
  const { quote } = dialectOf(provider);
  const made = migrations.map(({ sql }) => sql).join('\n');
  const missing = [names.changes, names.context].flatMap((table) =>
    table === null || made.includes(quote(table.table)) ? [] : [table.table],
  );
  if (missing.length === 0) return;
  throw new CliError(
    `No migration makes ${missing.join(', ')} yet. First run: npx prisma migrate dev --name add_auditreel`,
  );
}

/** @throws CliError when a table or a column is in the schema and in no migration: its triggers would fail */
export function refuseUnmade(tables: readonly TrackedTable[], { history, place }: ChangesPlan): void {
  const { quote } = dialectOf(place.provider);
  const made = history.migrations.map(({ sql }) => sql).join('\n');
  const missing = tables.flatMap(({ model, table, columns }) => {
    if (!made.includes(quote(table))) return [model];
    return columns
      .filter(({ column }) => !made.includes(quote(column)))
      .map(({ field }) => `${model}.${field}`);
  });
  if (missing.length === 0) return;
  throw new CliError(`No migration makes ${missing.join(', ')} yet. First run: npx prisma migrate dev`);
}

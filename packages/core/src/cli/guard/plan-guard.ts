import { dialectOf } from '../../prisma/dialect.js';
import { guardRemovalSql, guardSql } from '../../prisma/guard/guard-sql.js';
import { GUARD_MODELS, type GuardNames } from '../../prisma/guard/guard-target.js';
import type { Provider } from '../../prisma/render-models.js';
import { CliError } from '../cli-error.js';
import { findMigrations, type MigrationHistory } from '../migrations/find-migrations.js';
import { findSchema } from '../schema/find-schema.js';
import type { SchemaFile } from '../schema/plan-schema.js';
import { providerOf } from '../schema/provider-of.js';
import { readSchema } from '../schema/read-schema.js';
import { hasModelIn, tableNamesIn } from '../schema/table-names.js';
import { type GuardState, guardState } from './guard-state.js';

export interface GuardOptions {
  readonly schema?: string;
  readonly migrations?: string;
}

/** What the host's history says of the guard, and the two migrations that may follow. */
export interface GuardPlan {
  readonly files: readonly SchemaFile[];
  readonly provider: Provider;
  readonly state: GuardState;
  readonly history: MigrationHistory;
  readonly add: string;
  readonly remove: string;
}

/** @throws CliError when the models are not in the schema, or not in the history yet */
export function planGuard({ schema, migrations }: GuardOptions, cwd: string): GuardPlan {
  const host = readSchema(findSchema(cwd, schema));
  const provider = providerOf(host.files);
  const names = namesIn(host.files);
  const history = findMigrations(cwd, host, migrations);
  const { quote } = dialectOf(provider);
  refuseUnmigrated(history, names, quote);
  const add = guardSql(names, provider);
  return {
    files: host.files,
    provider,
    state: guardState(history.migrations, add, guardedTables(names).map(quote)),
    history,
    add,
    remove: guardRemovalSql(names, provider),
  };
}

/** A schema of before there were changes has nothing of them to guard. */
function namesIn(files: readonly SchemaFile[]): GuardNames {
  const { records, leases, changes } = GUARD_MODELS;
  return {
    records: tableNamesIn(files, records),
    leases: tableNamesIn(files, leases),
    ...(hasModelIn(files, changes) && { changes: tableNamesIn(files, changes) }),
  };
}

function guardedTables({ records, changes }: GuardNames): readonly string[] {
  return [records, changes].flatMap((names) => names?.table ?? []);
}

function refuseUnmigrated(
  { migrations }: MigrationHistory,
  names: GuardNames,
  quote: (name: string) => string,
): void {
  const made = migrations.map(({ sql }) => sql).join('\n');
  const tables = [...guardedTables(names), names.leases.table];
  const missing = tables.filter((table) => !made.includes(quote(table)));
  if (missing.length === 0) return;
  throw new CliError(
    `No migration makes ${missing.join(', ')} yet. First run: npx prisma migrate dev --name add_auditreel`,
  );
}

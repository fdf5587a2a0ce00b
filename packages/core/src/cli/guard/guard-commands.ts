import { writeFileSync } from 'node:fs';
import { GUARD_VERSION } from '../../prisma/guard/guard-sql.js';
import { CliError } from '../cli-error.js';
import type { MigrationHistory } from '../migrations/find-migrations.js';
import { APPLY_IT, type GuardIo, writeMigration } from '../migrations/write-migration.js';
import type { CliIo } from '../schema/schema-commands.js';
import type { GuardState } from './guard-state.js';
import { type GuardOptions, type GuardPlan, planGuard } from './plan-guard.js';
import { SEARCH_SQL, withSearchIndex } from './search-index.js';

/** Writes the migration that makes the record table append-only, unless the history has it. */
export function guardAdd(options: GuardOptions & { readonly search?: boolean }, io: GuardIo): number {
  const plan = planGuard(options, io.cwd);
  if (options.search) refuseSearch(plan);
  const { state } = plan;
  const isThere = state.is === 'current';
  if (isThere) io.print(`The guard is already there: ${state.migration} (auditreel guard ${GUARD_VERSION}).`);
  const guarded = isThere
    ? plan.history
    : writeMigration({ name: 'auditreel_guard', sql: plan.add }, plan.history, io);
  const searchable = options.search ? addSearch(plan, guarded, io) : guarded;
  if (searchable !== plan.history) io.print(APPLY_IT);
  return 0;
}

/** Writes the migration that takes the guard away, if the history has one. */
export function guardRemove(options: GuardOptions, io: GuardIo): number {
  const { state, history, remove } = planGuard(options, io.cwd);
  if (state.is === 'absent' || state.is === 'lost') {
    io.print('There is no guard to take away.');
    return 0;
  }
  writeMigration({ name: 'auditreel_guard_removed', sql: remove }, history, io);
  io.print(APPLY_IT);
  return 0;
}

/** 0 when the history ends with the installed version's guard, on the schema's names; else 1. */
export function guardCheck(options: GuardOptions, io: CliIo): number {
  const { state } = planGuard(options, io.cwd);
  io.print(saysOf(state));
  if (state.is === 'current') return 0;
  io.print('Run: npx auditreel guard add');
  return 1;
}

function saysOf(state: GuardState): string {
  switch (state.is) {
    case 'current':
      return `${state.migration} is auditreel guard ${GUARD_VERSION}, as installed.`;
    case 'outdated':
      return `${state.migration} does not fit the installed package, or the names in the schema.`;
    case 'lost':
      return `${state.migration} made the record table anew, and the guard went with the old one.`;
    case 'absent':
      return 'The migrations have no guard.';
  }
}

function refuseSearch({ provider }: GuardPlan): void {
  if (provider === 'postgresql') return;
  throw new CliError(
    `--search is for PostgreSQL: on ${provider} there is no index for it that migrate dev is known to leave alone. Leave it out.`,
  );
}

/** Prisma makes the index itself, of the line in the schema; the extension has to be there before. */
function addSearch({ files }: GuardPlan, history: MigrationHistory, io: GuardIo): MigrationHistory {
  for (const { path, text } of withSearchIndex(files)) {
    writeFileSync(path, text);
    io.print(`Wrote ${path}: an index on searchText`);
  }
  if (history.migrations.some(({ sql }) => sql.startsWith('-- auditreel search'))) return history;
  return writeMigration({ name: 'auditreel_search', sql: SEARCH_SQL }, history, io);
}

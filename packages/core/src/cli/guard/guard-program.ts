import type { Command } from 'commander';
import type { GuardIo } from '../migrations/write-migration.js';
import type { Settle } from '../run-cli.js';
import { MIGRATIONS_OPTION, SCHEMA_OPTION } from '../shared-options.js';
import { guardAdd, guardCheck, guardRemove } from './guard-commands.js';
import type { GuardOptions } from './plan-guard.js';

/** `auditreel guard …` */
export function addGuardCommands(program: Command, io: GuardIo, settle: Settle): void {
  const guard = program
    .command('guard')
    .description('a migration by which the database refuses to change or remove records');
  const command = (name: string, says: string): Command =>
    guard
      .command(name)
      .description(says)
      .option(...SCHEMA_OPTION)
      .option(...MIGRATIONS_OPTION);
  command('add', 'write the migration, unless it is there')
    .option('--search', 'declare an index for text search too (PostgreSQL)')
    .action((options: GuardOptions) => settle(guardAdd(options, io)));
  command('remove', 'write a migration that takes the guard away').action((options: GuardOptions) =>
    settle(guardRemove(options, io)),
  );
  command('check', 'exit 1 if the migrations lack the guard, or have another than the installed one').action(
    (options: GuardOptions) => settle(guardCheck(options, io)),
  );
}

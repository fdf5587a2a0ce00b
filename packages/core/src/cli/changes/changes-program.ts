import type { Command } from 'commander';
import type { GuardIo } from '../migrations/write-migration.js';
import type { Settle } from '../run-cli.js';
import { AUDIT_OPTION, MIGRATIONS_OPTION, SCHEMA_OPTION } from '../shared-options.js';
import { type ChangesCheckOptions, changesCheck } from './changes-check.js';
import { changesAdd, changesRemove } from './changes-commands.js';
import type { ChangesOptions } from './changes-plan.js';

type Naming = ChangesOptions & { readonly all?: boolean };

/** `auditreel changes …` */
export function addChangesCommands(program: Command, io: GuardIo, settle: Settle): void {
  const changes = program
    .command('changes')
    .description('migrations by which the database writes down what happens to your rows');
  const command = (name: string, says: string): Command =>
    changes
      .command(name)
      .description(says)
      .option(...SCHEMA_OPTION)
      .option(...MIGRATIONS_OPTION);
  command('add [models...]', 'track models; without any, bring those that are tracked up to date')
    .option('--all', 'every model of the schema that is not auditreel’s')
    .action((names: readonly string[], { all = false, ...options }: Naming) =>
      settle(changesAdd({ names, all }, options, io)),
    );
  command('remove [models...]', 'track models no longer')
    .option('--all', 'every model that is tracked')
    .action((names: readonly string[], { all = false, ...options }: Naming) =>
      settle(changesRemove({ names, all }, options, io)),
    );
  command('check', 'exit 1 if the migrations lack triggers that the schema asks for')
    .option(...AUDIT_OPTION)
    .option('--database', 'also look at the triggers in the database, through your audit')
    .action(async (options: ChangesCheckOptions) => settle(await changesCheck(options, io)));
}

import type { Command } from 'commander';
import type { CliWorld, Settle } from '../run-cli.js';
import { type EraseCommandOptions, erase } from './erase-command.js';
import { withPersonOptions } from './person-cli-options.js';

/** `auditreel erase` */
export function addEraseCommand(program: Command, world: Required<CliWorld>, settle: Settle): void {
  const command = program
    .command('erase')
    .description(
      'take a person out of records, data changes and recordings; what they did stays, without who they are',
    );
  withPersonOptions(command)
    .option(
      '--hash-id',
      'put a keyed hash in the place of their id (default: when it is a name or an e-mail address)',
    )
    .option('--no-hash-id', 'leave their id as it is')
    .option('--reason <text>', 'why, as it is recorded')
    .option('--dry-run', 'count, and change nothing')
    .option('--yes', 'do it: there is no way back')
    .option('--no-vacuum', 'on SQLite, do not write the database’s file anew')
    .action(async (options: EraseCommandOptions) => settle(await erase(options, world)));
}

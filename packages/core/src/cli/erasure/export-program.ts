import type { Command } from 'commander';
import type { CliWorld, Settle } from '../run-cli.js';
import { type ExportCommandOptions, exportOf } from './export-command.js';
import { withPersonOptions } from './person-cli-options.js';

/** `auditreel export` */
export function addExportCommand(program: Command, world: Required<CliWorld>, settle: Settle): void {
  const command = program
    .command('export')
    .description('all that is stored about a person, as JSON Lines; that it was exported is recorded');
  withPersonOptions(command)
    .option('--out <file>', 'write it to a new file (default: print it)')
    .option('--recordings <folder>', 'write the recordings that show them there, as gzip of rrweb events')
    .action(async (options: ExportCommandOptions) => settle(await exportOf(options, world)));
}

import type { Command } from 'commander';
import type { CliWorld, Settle } from '../run-cli.js';
import { AUDIT_OPTION } from '../shared-options.js';
import { type PruneCommandOptions, prune } from './prune-command.js';

/** `auditreel prune` */
export function addPruneCommand(program: Command, world: Required<CliWorld>, settle: Settle): void {
  program
    .command('prune')
    .description('delete what is old, by the retention of your audit or by --before; what is held stays')
    .option('--before <when>', 'an age (90d, 12h, 8w, 7y) or a date (2026-01-01)')
    .option('--records', 'records and data changes only')
    .option('--recordings', 'recordings only')
    .option('--dry-run', 'count, and delete nothing')
    .option('--by <id>', 'who asks for it, as it is recorded (default: who is logged in here)')
    .option(...AUDIT_OPTION)
    .action(async (options: PruneCommandOptions) => settle(await prune(options, world)));
}

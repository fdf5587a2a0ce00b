import type { Command } from 'commander';
import type { CliWorld, Settle } from '../run-cli.js';
import { AUDIT_OPTION } from '../shared-options.js';
import {
  type HoldAddOptions,
  type HoldCommandOptions,
  holdAdd,
  holdList,
  holdRelease,
} from './hold-commands.js';

const BY_OPTION = ['--by <id>', 'who does it, as it is recorded (default: who is logged in here)'] as const;

/** `auditreel hold …` */
export function addHoldCommands(program: Command, world: Required<CliWorld>, settle: Settle): void {
  const hold = program
    .command('hold')
    .description('legal holds: what they name is neither pruned nor erased');
  hold
    .command('add')
    .description('place a hold on one actor, session or target')
    .option('--actor <id>', 'what they did, and what was done to them')
    .option('--session <id>', 'a recorded session and its neighbours')
    .option('--target <type/id>', 'a row: what was done to it, and the sessions in which it was')
    .requiredOption('--reason <text>', 'why, such as the number of the case')
    .option(...BY_OPTION)
    .option(...AUDIT_OPTION)
    .action(async (options: HoldAddOptions) => settle(await holdAdd(options, world)));
  hold
    .command('list')
    .description('the holds in force')
    .option(...AUDIT_OPTION)
    .action(async (options: HoldCommandOptions) => settle(await holdList(options, world)));
  hold
    .command('release')
    .description('release a hold, by its id; exit 1 if there is none')
    .argument('<id>')
    .option(...BY_OPTION)
    .option(...AUDIT_OPTION)
    .action(async (id: string, options: HoldCommandOptions) => settle(await holdRelease(id, options, world)));
}

import type { Command } from 'commander';
import type { CliWorld, Settle } from '../run-cli.js';
import { AUDIT_OPTION, MIGRATIONS_OPTION, SCHEMA_OPTION } from '../shared-options.js';
import { doctor } from './doctor-commands.js';

/** `auditreel doctor` */
export function addDoctorCommand(program: Command, world: Required<CliWorld>, settle: Settle): void {
  program
    .command('doctor')
    .description(
      'look at your app, say what is wrong and the line that mends it; exit 1 if there is a problem',
    )
    .option(...AUDIT_OPTION)
    .option(...SCHEMA_OPTION)
    .option(...MIGRATIONS_OPTION)
    .option('--url <address>', 'a page of the running app, to look at the recorder there')
    .option('--json', 'the findings as JSON')
    .action(async (options: Parameters<typeof doctor>[0]) => settle(await doctor(options, world)));
}

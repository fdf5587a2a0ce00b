import { Command, CommanderError } from 'commander';
import { AuditError } from '../errors.js';
import { addChangesCommands } from './changes/changes-program.js';
import { addDoctorCommand } from './doctor/doctor-program.js';
import { addEraseCommand } from './erasure/erase-program.js';
import { addExportCommand } from './erasure/export-program.js';
import { addGuardCommands } from './guard/guard-program.js';
import { addHoldCommands } from './retention/hold-program.js';
import { addPruneCommand } from './retention/prune-program.js';
import type { CliIo } from './schema/schema-commands.js';
import { addSchemaCommands } from './schema/schema-program.js';

export interface CliWorld extends CliIo {
  readonly printError: (text: string) => void;
  readonly version: string;
  /** @default the clock of this machine */
  readonly now?: () => Date;
}

/** Takes a command's exit code. */
export type Settle = (code: number) => void;

/** Adds a family of commands. */
type AddCommands = (program: Command, world: Required<CliWorld>, settle: Settle) => void;

const FAMILIES: readonly AddCommands[] = [
  addSchemaCommands,
  addGuardCommands,
  addChangesCommands,
  addDoctorCommand,
  addPruneCommand,
  addHoldCommands,
  addExportCommand,
  addEraseCommand,
];

/** Runs one command line and gives the exit code: 0, or 1 with the reason printed. */
export async function runCli(args: readonly string[], world: CliWorld): Promise<number> {
  let exitCode = 0;
  const settle = (code: number): void => {
    exitCode = code;
  };
  try {
    await programOf({ now: () => new Date(), ...world }, settle).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof AuditError)) throw error;
    world.printError(`${error.message}\n(${error.code})`);
    return 1;
  }
}

function programOf(world: Required<CliWorld>, settle: Settle): Command {
  const program = new Command('auditreel')
    .description('auditreel in your app: its models, its triggers, what is kept and what is forgotten')
    .version(world.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.print(text.trimEnd()),
      writeErr: (text) => world.printError(text.trimEnd()),
    });
  for (const add of FAMILIES) add(program, world, settle);
  return program;
}

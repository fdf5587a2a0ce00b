import { Command, CommanderError } from 'commander';
import { AuditError } from '../errors.js';
import { guardAdd, guardCheck, guardRemove } from './guard-commands.js';
import type { GuardOptions } from './plan-guard.js';
import { type CliIo, type SchemaOptions, schemaAdd, schemaCheck, schemaPrint } from './schema-commands.js';

export interface CliWorld extends CliIo {
  readonly printError: (text: string) => void;
  readonly version: string;
  /** @default the clock of this machine */
  readonly now?: () => Date;
}

/** Runs one command line and gives the exit code: 0, or 1 with the reason printed. */
export function runCli(args: readonly string[], world: CliWorld): number {
  let exitCode = 0;
  const settle = (code: number): void => {
    exitCode = code;
  };
  try {
    programOf(world, settle).parse([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof AuditError)) throw error;
    world.printError(`${error.message}\n(${error.code})`);
    return 1;
  }
}

function programOf(world: CliWorld, settle: (code: number) => void): Command {
  const program = new Command('auditreel')
    .description('auditreel in your app: its models in your Prisma schema')
    .version(world.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.print(text.trimEnd()),
      writeErr: (text) => world.printError(text.trimEnd()),
    });
  addSchemaCommands(program, world, settle);
  addGuardCommands(program, world, settle);
  return program;
}

function addSchemaCommands(program: Command, world: CliWorld, settle: (code: number) => void): void {
  const schema = program.command('schema').description("the models in the host's Prisma schema");
  const command = (name: string, says: string): Command =>
    schema
      .command(name)
      .description(says)
      .option(...SCHEMA_OPTION);
  command('add', 'write the models, or bring them to the installed version')
    .option('--dry-run', 'show what would change, and write nothing')
    .action((options: SchemaOptions) => settle(schemaAdd(options, world)));
  command('check', 'exit 1 if the schema does not fit the installed package').action(
    (options: SchemaOptions) => settle(schemaCheck(options, world)),
  );
  command('print', 'print the models')
    .option('--provider <name>', "sqlite, postgresql or mysql (default: the schema's)")
    .action((options: SchemaOptions) => settle(schemaPrint(options, world)));
}

function addGuardCommands(program: Command, world: CliWorld, settle: (code: number) => void): void {
  const io = { ...world, now: world.now ?? (() => new Date()) };
  const guard = program
    .command('guard')
    .description('a migration by which the database refuses to change or remove records');
  const command = (name: string, says: string): Command =>
    guard
      .command(name)
      .description(says)
      .option(...SCHEMA_OPTION)
      .option('--migrations <path>', 'the folder of migrations (default: where Prisma looks for it)');
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

const SCHEMA_OPTION = [
  '--schema <path>',
  'the Prisma schema, a file or a folder (default: where Prisma looks for it)',
] as const;

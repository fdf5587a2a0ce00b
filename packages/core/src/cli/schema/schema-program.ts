import type { Command } from 'commander';
import type { Settle } from '../run-cli.js';
import { SCHEMA_OPTION } from '../shared-options.js';
import { type CliIo, type SchemaOptions, schemaAdd, schemaCheck, schemaPrint } from './schema-commands.js';

/** `auditreel schema …` */
export function addSchemaCommands(program: Command, world: CliIo, settle: Settle): void {
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

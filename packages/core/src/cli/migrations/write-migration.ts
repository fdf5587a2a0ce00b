import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CliIo } from '../schema/schema-commands.js';
import type { Migration, MigrationHistory } from './find-migrations.js';
import { migrationName } from './migration-name.js';

/** What to do with a migration that was written. */
export const APPLY_IT =
  '\nNow apply it: npx prisma migrate dev, and in production: npx prisma migrate deploy';

/** What the guard's commands need of the world around them. */
export interface GuardIo extends CliIo {
  readonly now: () => Date;
}

/** Writes a migration after the last of the history, says where, and gives the history with it. */
export function writeMigration(
  { name, sql }: Migration,
  { folder, migrations }: MigrationHistory,
  { cwd, now, print }: GuardIo,
): MigrationHistory {
  const written = { name: migrationName(name, migrations.at(-1)?.name, now()), sql };
  mkdirSync(join(folder, written.name));
  const path = join(folder, written.name, 'migration.sql');
  writeFileSync(path, sql);
  print(`Wrote ${relative(cwd, path)}`);
  return { folder, migrations: [...migrations, written] };
}

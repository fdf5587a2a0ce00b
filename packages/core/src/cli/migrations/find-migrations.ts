import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { literalsGivenTo, readConfig } from '../schema/read-config.js';
import type { HostSchema } from '../schema/read-schema.js';

/** The host's history of migrations. */
export interface MigrationHistory {
  readonly folder: string;
  /** In the order that Prisma applies them. */
  readonly migrations: readonly Migration[];
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Reads the host's migrations where Prisma keeps them: where `prisma.config` says, else beside the schema.
 * @throws CliError when there are none
 */
export function findMigrations(
  cwd: string,
  { files }: Pick<HostSchema, 'files'>,
  given?: string,
): MigrationHistory {
  const folder = folderOf(cwd, files, given);
  if (folder === undefined) throw noMigrations(given);
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort();
  const migrations = names.map((name) => ({
    name,
    sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8'),
  }));
  return { folder, migrations };
}

function folderOf(cwd: string, files: HostSchema['files'], given: string | undefined): string | undefined {
  if (given !== undefined) return [resolve(cwd, given)].find(isFolder);
  const configured = readConfig(cwd).flatMap(({ text }) => {
    const section = /\bmigrations\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? '';
    return literalsGivenTo('path', section).map((path) => resolve(cwd, path));
  });
  // In a schema folder they are beside the file with the datasource, which may lie anywhere in it.
  const beside = files
    .filter(({ text }) => /^\s*datasource\s/m.test(text))
    .flatMap(({ path }) => [join(dirname(path), 'migrations'), join(dirname(path), '../migrations')]);
  return [...(configured.length > 0 ? configured : beside)].find(isFolder);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noMigrations(given: string | undefined): CliError {
  return new CliError(
    given === undefined
      ? 'No folder of migrations found. Make the first one: npx prisma migrate dev --name add_auditreel; or pass --migrations <path>'
      : `--migrations ${given} points to no folder.`,
  );
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { literalsGivenTo, readConfig } from './read-config.js';

const DEFAULTS = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];

/**
 * The host's Prisma schema, a file or a folder, where Prisma itself would look for it.
 * @throws CliError when there is none, or when `prisma.config` computes its path
 */
export function findSchema(cwd: string, given?: string): string {
  if (given !== undefined) return existing(resolve(cwd, given), `--schema ${given}`);
  return fromConfig(cwd) ?? fromPackage(cwd) ?? fromDefaults(cwd);
}

function fromConfig(cwd: string): string | undefined {
  const [config] = readConfig(cwd);
  if (config === undefined) return undefined;
  const paths = literalsGivenTo('schema', config.text).map((path) => resolve(cwd, path));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined && /^\s*schema\s*:/m.test(config.text)) {
    throw new CliError(
      `${config.name} names a schema that could not be found by reading it. Pass it: --schema <path>`,
    );
  }
  return found;
}

function fromPackage(cwd: string): string | undefined {
  const path = join(cwd, 'package.json');
  if (!existsSync(path)) return undefined;
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const prisma = fieldOf(manifest, 'prisma');
  const schema = fieldOf(prisma, 'schema');
  return typeof schema === 'string'
    ? existing(resolve(cwd, schema), 'package.json "prisma.schema"')
    : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function fromDefaults(cwd: string): string {
  const found = DEFAULTS.map((name) => join(cwd, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new CliError(
    `No Prisma schema found in ${cwd}. Run this beside prisma.config.ts, or pass --schema <path>`,
  );
}

function existing(path: string, source: string): string {
  if (statSync(path, { throwIfNoEntry: false })) return path;
  throw new CliError(`${source} points to ${path}, which is not there.`);
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from './cli-error.js';

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];
const CONFIGS = EXTENSIONS.flatMap((ext) => [`prisma.config.${ext}`, `.config/prisma.${ext}`]);
const DEFAULTS = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];

/**
 * The host's Prisma schema, a file or a folder, where Prisma itself would look for it.
 * @throws CliError when there is none, or when `prisma.config` computes its path
 */
export function findSchema(cwd: string, given?: string): string {
  if (given !== undefined) return existing(resolve(cwd, given), `--schema ${given}`);
  return fromConfig(cwd) ?? fromPackage(cwd) ?? fromDefaults(cwd);
}

/** The config is code, often TypeScript: it is read, not run. */
function fromConfig(cwd: string): string | undefined {
  const config = CONFIGS.find((name) => existsSync(join(cwd, name)));
  if (config === undefined) return undefined;
  const text = readFileSync(join(cwd, config), 'utf8');
  const paths = schemaPathsIn(text).map((path) => resolve(cwd, path));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined && /^\s*schema\s*:/m.test(text)) {
    throw new CliError(
      `${config} names a schema that could not be found by reading it. Pass it: --schema <path>`,
    );
  }
  return found;
}

/** String literals, and `join` of string literals, given to a key `schema`. */
export function schemaPathsIn(config: string): readonly string[] {
  const value = /\bschema\s*:\s*(?:(?:path\s*\.\s*)?(?:join|resolve)\(([^)]*)\)|(["'`][^"'`]*["'`]))/g;
  return [...config.matchAll(value)].map(([, args, literal]) => join(...literals(args ?? literal ?? '')));
}

function literals(text: string): readonly string[] {
  return [...text.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, value = '']) => value);
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

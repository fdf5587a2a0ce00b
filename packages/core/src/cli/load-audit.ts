import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { createJiti } from 'jiti';
import { type Audit, ROOMS } from '../audit.js';
import { CliError } from './cli-error.js';

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];
const PLACES = [
  'auditreel.config',
  'src/audit',
  'audit',
  'lib/audit',
  'src/lib/audit',
  'app/audit',
  'server/audit',
];
const ENV_FILES = ['.env.local', '.env'];

/**
 * The host's own audit, out of its own module, with what its `.env` files say: as `audit`, or as the default export,
 * itself or a function that answers it.
 * @throws CliError when no module is found, it fails, or it exports none
 */
export async function loadAudit(cwd: string, given?: string): Promise<Audit> {
  const path = moduleOf(cwd, given);
  for (const name of ENV_FILES) if (existsSync(join(cwd, name))) loadEnvFile(join(cwd, name));
  const found = await exported(await imported(cwd, path));
  if (isAudit(found)) return found;
  throw new CliError(
    `${path} exports no audit. Export it: export const audit = createAudit({ … }); or name the module that does: --audit <path>`,
  );
}

function moduleOf(cwd: string, given: string | undefined): string {
  const candidates =
    given === undefined
      ? PLACES.flatMap((place) => EXTENSIONS.map((extension) => join(cwd, `${place}.${extension}`)))
      : [resolve(cwd, given)];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path !== undefined) return path;
  throw new CliError(
    given === undefined
      ? `No module with your audit found in ${cwd}. Name it: --audit src/server/audit.ts; or write auditreel.config.ts: export { audit } from './src/server/audit';`
      : `--audit ${given} points to ${resolve(cwd, given)}, which is not there.`,
  );
}

async function imported(cwd: string, path: string): Promise<unknown> {
  try {
    // The host's own tsconfig says what `@/…` is.
    return await createJiti(join(cwd, 'package.json'), { tsconfigPaths: true, fsCache: false }).import(path);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`${path} could not be loaded: ${said}`, { cause });
  }
}

async function exported(module: unknown): Promise<unknown> {
  const [named, byDefault] = ['audit', 'default'].map((name) =>
    typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined,
  );
  const found: unknown = named ?? byDefault;
  return typeof found === 'function' ? await found() : found;
}

function isAudit(value: unknown): value is Audit {
  return typeof value === 'object' && value !== null && ROOMS in value;
}

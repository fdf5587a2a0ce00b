import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const MIRROR = 'https://binaries.prisma.sh';

/**
 * The environment in which `prisma generate` and `prisma migrate` find a schema engine: nothing to add where Prisma's
 * own is configured, installed or can be downloaded, else this stand-in.
 *
 * @param {{ env?: NodeJS.ProcessEnv, installed?: () => boolean, downloadable?: () => Promise<boolean> }} [options]
 * @returns {Promise<Record<string, string>>}
 */
export async function schemaEngineEnv(options = {}) {
  const { env = process.env, installed = isInstalled, downloadable = () => isDownloadable(env) } = options;
  if (env.PRISMA_SCHEMA_ENGINE_BINARY || installed() || (await downloadable())) return {};
  return { PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('./engine.mjs', import.meta.url)) };
}

function isInstalled() {
  return readdirSync(enginesFolder()).some((name) => /^schema-engine-/.test(name));
}

/** Asks for the checksum of the engine that the installed CLI would fetch; which platform's does not matter. */
async function isDownloadable(env) {
  const mirror = env.PRISMA_ENGINES_MIRROR ?? MIRROR;
  const url = `${mirror}/all_commits/${engineCommit()}/debian-openssl-3.0.x/schema-engine.gz.sha256`;
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3_000) });
    return response.ok;
  } catch {
    return false;
  }
}

function engineCommit() {
  const engines = JSON.parse(readFileSync(join(enginesFolder(), 'package.json'), 'utf8'));
  return engines.dependencies['@prisma/engines-version'].split('.').at(-1);
}

function enginesFolder() {
  const fromPrisma = createRequire(require.resolve('prisma/package.json'));
  return dirname(fromPrisma.resolve('@prisma/engines/package.json'));
}

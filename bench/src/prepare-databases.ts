import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { schemaEngineEnv } from '../../tools/schema-engine/use.mjs';

const run = promisify(execFile);
const benchFolder = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

export interface Databases {
  /** A folder of its own for every SQLite file and log of this run. */
  readonly folder: string;
  /** Null where PostgreSQL could not be started; the reason is printed. */
  readonly postgresUrl: string | null;
  readonly hasBetterSqlite: boolean;
  stop(): Promise<void>;
}

type Provider = 'sqlite' | 'postgresql';

/** Generates a client and makes the shipped tables for each provider, in databases that end with the run. */
export async function prepareDatabases(): Promise<Databases> {
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-bench-'));
  // PostgreSQL refuses to run as root, and its own user must reach its folder.
  await chmod(folder, 0o755);
  await prepareSchema('sqlite', `file:${join(folder, 'bench.db')}`);
  const postgres = await startPostgres(join(folder, 'postgres'));
  if (postgres !== null) await prepareSchema('postgresql', postgres.url);
  return {
    folder,
    postgresUrl: postgres?.url ?? null,
    hasBetterSqlite: canLoad('better-sqlite3'),
    stop: async () => {
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function prepareSchema(provider: Provider, url: string): Promise<void> {
  const env = {
    ...process.env,
    ...(await schemaEngineEnv()),
    BENCH_DATABASE_URL: url,
    BENCH_PROVIDER: provider,
  };
  const prisma = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
  const cli = fileURLToPath(new URL('../../packages/core/dist/cli.mjs', import.meta.url));
  const { stdout: models } = await run(process.execPath, [cli, 'schema', 'print', '--provider', provider]);
  const head = `datasource db {\n  provider = "${provider}"\n}\n\ngenerator client {\n  provider = "prisma-client"\n  output = "../generated/${provider}"\n}\n\n`;
  await writeFile(join(benchFolder, 'schemas', `${provider}.prisma`), head + HOST_MODELS + models);
  const options = { cwd: benchFolder, env };
  await run(process.execPath, [prisma, 'generate'], options);
  await run(process.execPath, [prisma, 'db', 'push'], options);
}

/** What a host may write to, with triggers and without. */
const HOST_MODELS = ['Tracked', 'Untracked']
  .map((name) => `model ${name} {\n  id Int @id\n  n Int @default(0)\n  note String\n}\n\n`)
  .join('');

async function startPostgres(databaseDir: string): Promise<{ url: string; stop(): Promise<void> } | null> {
  try {
    // Only now: where its binaries were not installed, the module itself does not load.
    const { embeddedPostgres } = await import('../../e2e/support/embedded-postgres.ts');
    const { server, port } = await embeddedPostgres(databaseDir, 'bench');
    await server.createDatabase('bench');
    return { url: `postgresql://bench:bench@127.0.0.1:${port}/bench`, stop: () => server.stop() };
  } catch (error) {
    console.error(`PostgreSQL is left out: embedded-postgres does not start here (${String(error)}).`);
    return null;
  }
}

function canLoad(name: string): boolean {
  try {
    require(name);
    return true;
  } catch {
    return false;
  }
}

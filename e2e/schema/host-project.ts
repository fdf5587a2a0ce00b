import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { schemaEngineEnv } from '../../tools/schema-engine/use.mjs';
import { ownSchema, prismaConfig, type SchemaHost } from './hosts.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const ENGINE = path('../../tools/schema-engine/engine.mjs');
const AUDITREEL = path('../../packages/core/dist/cli.mjs');

/** Where that version of Prisma resolves. */
const HOME = { 6: path('../../tools/prisma6/'), 7: path('./') } as const;

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A host's folder, and the commands that its developer runs in it. */
export interface HostProject {
  readonly folder: string;
  readonly auditreel: (...args: readonly string[]) => Promise<Outcome>;
  readonly prisma: (databaseUrl: string, ...args: readonly string[]) => Promise<Outcome>;
  readonly migrateDev: (databaseUrl: string, name: string) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}

export async function hostProject(host: SchemaHost): Promise<HostProject> {
  const folder = `${HOME[host.prisma]}generated/schema-${host.name}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/models`, { recursive: true });
  const file = host.schema === 'models' ? 'models/own.prisma' : 'schema.prisma';
  await writeFile(`${folder}/${file}`, ownSchema(host));
  await writeFile(`${folder}/prisma.config.mjs`, prismaConfig(host));
  const cli = createRequire(`${HOME[host.prisma]}package.json`).resolve('prisma/build/index.js');
  const env = { ...(await schemaEngineEnv()), ...QUIET, ...(host.prisma === 6 ? UNUSED_BY_6 : {}) };
  const prisma: HostProject['prisma'] = (databaseUrl, ...args) =>
    run(folder, [cli, ...args], { ...env, DATABASE_URL: databaseUrl });
  return {
    folder,
    migrateDev: (databaseUrl, name) => prisma(databaseUrl, 'migrate', 'dev', '--name', name),
    prisma,
    auditreel: (...args) => run(folder, [AUDITREEL, ...args], {}),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const QUIET = { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };

/** Prisma 6 downloads both engines before it looks whether it needs them. */
const UNUSED_BY_6 = { PRISMA_SCHEMA_ENGINE_BINARY: ENGINE, PRISMA_QUERY_ENGINE_LIBRARY: ENGINE };

/** `migrate dev` of Prisma 6.19 with `engine: 'js'` says this and then may stay alive: it is given three seconds. */
const VERDICT = /now in sync with your schema|Already in sync/;

function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: 60_000 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
    child.stdin?.end();
    child.stdout?.on('data', (text: string) => {
      if (VERDICT.test(text)) setTimeout(() => child.kill(), 3_000).unref();
    });
  });
}

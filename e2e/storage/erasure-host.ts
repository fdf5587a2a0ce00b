import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp } from '../deployments/bundle-app.ts';
import { folderOf } from './generate-client.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { MARIADB } from './mariadb-server.ts';

const AUDITREEL = fileURLToPath(new URL('../../packages/core/dist/cli.mjs', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** The folder of a host's app, in which its commands are run. */
export interface AppFolder {
  readonly folder: string;
  auditreel(...args: readonly string[]): Promise<Outcome>;
  remove(): Promise<void>;
}

/** Makes the folder, with the host's client as its build makes one file of it. */
export async function appFolder(host: Host): Promise<AppFolder> {
  const folder = folderOf(`app-${randomBytes(6).toString('hex')}`, host.prisma);
  await mkdir(folder, { recursive: true });
  await bundleApp(`${folderOf(host.provider, host.prisma)}/client/client.ts`, folder, 'client.mjs');
  return {
    folder,
    auditreel: (...args) => run([AUDITREEL, ...args], folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Writes the module with the host's own audit, on the database that a client is connected to. */
export async function writeAudit(
  { folder }: AppFolder,
  {
    client,
    host,
    postgresUrl,
  }: { readonly client: HostClient; readonly host: Host; readonly postgresUrl: string },
): Promise<void> {
  const adapter = await ADAPTERS[host.adapter](client, postgresUrl);
  await writeFile(`${folder}/package.json`, '{ "type": "module" }\n');
  await writeFile(`${folder}/.env`, `AUDITREEL_SECRET="${'s'.repeat(40)}"\n`);
  await writeFile(
    `${folder}/audit.mjs`,
    `import { createAudit } from '@auditreel/core';
import { prismaStorage } from '@auditreel/core/prisma';
import * as adapters from '@prisma/adapter-${host.adapter}';
import { PrismaClient } from './client.mjs';

const adapter = new adapters.${adapter.name}(${JSON.stringify(adapter.config)});
const storage = prismaStorage(new PrismaClient({ adapter }));
export const audit = createAudit({ storage, secret: process.env.AUDITREEL_SECRET });
`,
  );
}

/** The SQLite file behind a client. */
export async function databaseFile(client: HostClient): Promise<string> {
  const [row] = await client.$queryRawUnsafe('PRAGMA database_list');
  return String(Reflect.get(Object(row), 'file'));
}

/** All bytes of a SQLite database: its file, and what lies beside it. */
export async function databaseBytes(file: string): Promise<Buffer> {
  const names = (await readdir(dirname(file))).filter((name) => name.startsWith(basename(file)));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(dirname(file), name)))));
}

interface AdapterInUse {
  readonly name: string;
  readonly config: object;
}

type AdapterOf = (client: HostClient, postgresUrl: string) => Promise<AdapterInUse>;

const ADAPTERS: Readonly<Record<Host['adapter'], AdapterOf>> = {
  libsql: async (client) => ({ name: 'PrismaLibSql', config: { url: `file:${await databaseFile(client)}` } }),
  'better-sqlite3': async (client) => ({
    name: 'PrismaBetterSqlite3',
    config: { url: `file:${await databaseFile(client)}` },
  }),
  async pg(client, postgresUrl) {
    const url = new URL(postgresUrl);
    url.pathname = await nameOf(client, 'current_database()');
    return { name: 'PrismaPg', config: { connectionString: url.href } };
  },
  mariadb: async (client) => ({
    name: 'PrismaMariaDb',
    config: { ...MARIADB, database: await nameOf(client, 'DATABASE()') },
  }),
};

async function nameOf(client: HostClient, expression: string): Promise<string> {
  const [row] = await client.$queryRawUnsafe(`SELECT ${expression} AS name`);
  return String(Reflect.get(Object(row), 'name'));
}

function run(args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, timeout: 80_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

import { randomBytes } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { inject } from 'vitest';
import type { Finding } from '../../packages/core/src/doctor/finding.ts';
import type { HostClient } from '../storage/host-client.ts';
import { prismaCli } from '../support/prisma-cli.ts';
import { folderOf, type Provider } from './make-template.ts';
import { AUDITREEL, type Outcome, runNode } from './run-command.ts';

/** What one run of the doctor gave. */
export interface Diagnosis extends Outcome {
  readonly findings: readonly Finding[];
}

/** A small host of the test's own: a folder, a database, and what its developer runs there. */
export interface Host {
  readonly folder: string;
  readonly provider: Provider;
  readonly secret: string;
  /** What the doctor is given besides; a test may add to it. */
  readonly args: string[];
  /** The environment of the commands. */
  readonly env: Record<string, string>;
  readonly client: HostClient;
  readonly sql: (statement: string) => Promise<unknown>;
  readonly doctor: () => Promise<Diagnosis>;
  readonly auditreel: (...args: readonly string[]) => Promise<Outcome>;
  readonly node: (...args: readonly string[]) => Promise<Outcome>;
  readonly prisma: (...args: readonly string[]) => Promise<void>;
  /** Writes a file below the folder, as it is or made out of what it was. */
  readonly write: (name: string, text: string | ((before: string) => string)) => Promise<void>;
  /** Other options of the audit: the inside of an object literal. */
  readonly options: (text: string) => Promise<void>;
  /** Runs when the host is closed. */
  readonly onClose: (job: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** A copy of the healthy host. */
export async function openHost(provider: Provider = 'sqlite'): Promise<Host> {
  const name = `host_${randomBytes(6).toString('hex')}`;
  const folder = folderOf(name);
  await cp(folderOf(`template-${provider}`), folder, { recursive: true });
  const url = provider === 'sqlite' ? `file:${folder}/host.db` : await copyOfPostgres(name);
  const secret = randomBytes(32).toString('base64');
  await writeFile(`${folder}/.env`, `DATABASE_URL="${url}"\nAUDITREEL_SECRET="${secret}"\n`);
  const client = await clientOf(folder, provider, url);
  const jobs: (() => Promise<void>)[] = [];
  const args: string[] = [];
  const env: Record<string, string> = {};
  const auditreel: Host['auditreel'] = (...given) => runNode([AUDITREEL, ...given], { cwd: folder, env });
  const write: Host['write'] = async (file, text) => {
    const path = `${folder}/${file}`;
    await writeFile(path, typeof text === 'string' ? text : text(await readFile(path, 'utf8')));
  };
  return {
    ...{ folder, provider, secret, args, env, client, auditreel, write },
    sql: (statement) => client.$executeRawUnsafe(statement),
    doctor: async () => diagnosisOf(await auditreel('doctor', '--json', ...args)),
    node: (...given) => runNode(given, { cwd: folder, env }),
    prisma: await prismaCli(folder, { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1' }),
    options: (text) => write('audit-options.mjs', `export const options = { ${text} };\n`),
    onClose: (job) => void jobs.unshift(job),
    close: async () => {
      for (const job of jobs) await job();
      await client.$disconnect();
      if (provider === 'postgresql') await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function diagnosisOf(outcome: Outcome): Diagnosis {
  if (!outcome.stdout.startsWith('{')) throw new Error(`No findings: ${outcome.stdout}${outcome.stderr}`);
  const { findings }: Pick<Diagnosis, 'findings'> = JSON.parse(outcome.stdout);
  return { ...outcome, findings };
}

async function clientOf(folder: string, provider: Provider, url: string): Promise<HostClient> {
  const { PrismaClient } = await import(pathToFileURL(`${folder}/client.mjs`).href);
  const adapter =
    provider === 'sqlite'
      ? new PrismaLibSql({ url, timeout: 2_000 })
      : new PrismaPg({ connectionString: url });
  return new PrismaClient({ adapter });
}

async function copyOfPostgres(name: string): Promise<string> {
  const template = new URL(inject('postgresTemplate'));
  await onServer(`CREATE DATABASE "${name}" TEMPLATE "${template.pathname.slice(1)}"`);
  template.pathname = name;
  return template.href;
}

async function onServer(sql: string): Promise<void> {
  const url = new URL(inject('postgresTemplate'));
  url.pathname = 'postgres';
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

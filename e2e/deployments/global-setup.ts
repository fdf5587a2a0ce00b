import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { folderOf, generateClient } from '../storage/generate-client.ts';
import { tablesSql } from '../storage/tables-sql.ts';
import { bundleApp } from './bundle-app.ts';
import { openClient } from './open-client.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A SQLite file with the host's tables: each test starts with a copy of it. */
    emptyDatabase: string;
    /** Where `app.mjs` is, and the host's client, `client.mjs`. */
    appFolder: string;
  }
}

/** The folder of the generated client, apart from those of the other tests. */
const GENERATED = 'deployments-sqlite';

/** Generates the host's client, makes its tables and bundles the app, once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await mkdtemp(join(tmpdir(), 'auditreel-deployments-'));
  const database = join(temporary, 'empty.db');
  await generateClient(GENERATED, { prisma: 7, provider: 'sqlite' });
  const folder = folderOf(GENERATED, 7);
  await bundleApp(`${folder}/client/client.ts`, folder, 'client.mjs');
  await bundleApp(fileURLToPath(new URL('./app.ts', import.meta.url)), folder, 'app.mjs');
  const client = await openClient(`${folder}/client.mjs`, `file:${database}`);
  const sql = (await tablesSql(GENERATED)).replace(/^--.*$/gm, '');
  for (const statement of sql.split(';')) {
    if (statement.trim() !== '') await client.$executeRawUnsafe(statement);
  }
  await client.$disconnect();
  project.provide('emptyDatabase', database);
  project.provide('appFolder', folder);
  return () => rm(temporary, { recursive: true, force: true });
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prismaCli } from '../support/prisma-cli.js';
import { buildWorkspace } from './build-workspace.js';
import { workspaceFolder } from './workspace-folder.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated and seeded SQLite file: each workspace starts with a copy of it. */
    seededDatabase: string;
  }
}

/** Builds the app once, and seeds a database once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await mkdtemp(join(tmpdir(), 'auditreel-workspace-seed-'));
  const database = join(temporary, 'workspace.db');
  const prisma = await prismaCli(workspaceFolder, { ...process.env, DATABASE_URL: `file:${database}` });
  await prisma('generate');
  await prisma('migrate', 'deploy');
  await prisma('db', 'seed');
  await buildWorkspace();
  project.provide('seededDatabase', database);
  return () => rm(temporary, { recursive: true, force: true });
}

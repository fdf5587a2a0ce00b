import type { TestProject } from 'vitest/node';
import { reachablePostgres } from '../../tools/schema-engine/reachable-postgres.mjs';
import { makeTemplate } from './make-template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the template's database on the local PostgreSQL; empty where there is none. */
    postgresTemplate: string;
  }
}

const NAME = `doctor_template_${process.pid}`;

/** Makes a healthy host for each database, once: every test begins with a copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await reachablePostgres();
  const url = postgres?.urlOf(NAME) ?? '';
  project.provide('postgresTemplate', url);
  await makeTemplate({ provider: 'sqlite', url: 'file:./host.db' });
  if (postgres) await makeTemplate({ provider: 'postgresql', url });
  return async () => postgres?.drop(NAME);
}

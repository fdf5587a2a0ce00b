import { writeFile } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { folderOf, generateClient } from './generate-client.ts';
import { mariadbAnswers } from './mariadb-server.ts';
import { postgresServer } from './postgres-server.ts';
import { mysqlTablesSql, tablesSql } from './tables-sql.ts';
import { renamedTracked, TRACKED_MYSQL_TABLES, trackedSchema } from './tracked-schema.ts';
import { generateWritingHosts } from './writing-host.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    mariadb: boolean;
  }
}

/** Generates every client once, and finds or starts the databases. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await postgresServer();
  project.provide('postgresUrl', postgres.url);
  project.provide('mariadb', await mariadbAnswers());
  for (const provider of ['sqlite', 'postgresql', 'mysql'] as const) {
    await generateClient(provider, { prisma: 7, provider });
  }
  await generateClient('sqlite', { prisma: 6, provider: 'sqlite' });
  await generateClient('renamed', { prisma: 7, provider: 'postgresql' }, rename);
  for (const provider of ['sqlite', 'postgresql'] as const) {
    await generateClient(`newer-${provider}`, { prisma: 7, provider }, addColumns);
  }
  await generateClient(
    'without-models',
    { prisma: 7, provider: 'sqlite' },
    (schema) => schema.split('/// @auditreel')[0] ?? '',
  );
  for (const provider of ['sqlite', 'postgresql', 'mysql'] as const) {
    await generateClient(`tracked-${provider}`, { prisma: 7, provider }, trackedSchema(provider));
  }
  await generateClient('tracked-sqlite', { prisma: 6, provider: 'sqlite' }, trackedSchema('sqlite'));
  await generateClient('tracked-renamed', { prisma: 7, provider: 'postgresql' }, renamedTracked);
  await keep('tracked-sqlite', await tablesSql('tracked-sqlite'));
  await keep('tracked-postgresql', await tablesSql('tracked-postgresql', postgres.url));
  await keep('tracked-renamed', await tablesSql('tracked-renamed', postgres.url));
  await keep('tracked-mysql', `${TRACKED_MYSQL_TABLES};\n${mysqlTablesSql()}`);
  await keep('sqlite', await tablesSql('sqlite'));
  await keep('postgresql', await tablesSql('postgresql', postgres.url));
  await keep('renamed', await tablesSql('renamed', postgres.url));
  await keep('mysql', mysqlTablesSql());
  await keep('newer-sqlite', await tablesSql('newer-sqlite'));
  await keep('newer-postgresql', await tablesSql('newer-postgresql', postgres.url));
  await generateWritingHosts(postgres.url);
  return postgres.stop;
}

/** What a host may do to its copy of the models: other names for tables and columns, another schema. */
function rename(schema: string): string {
  return schema
    .replace('provider = "postgresql"', 'provider = "postgresql"\n  schemas = ["public", "trail"]')
    .replaceAll('@@map("audit_', '@@schema("trail")\n  @@map("my_')
    .replace(/^( {2}actorId +String\?)$/gm, '$1 @map("who")')
    .replace(/^(model Order \{[^}]*)\}/m, '$1\n  @@schema("public")\n}');
}

/** What a later version of the models may bring: more columns in each, which may be empty. */
function addColumns(schema: string): string {
  return schema.replace(/^(model Audit\w+ \{)$/gm, '$1\n  later String?\n  count2 Int?');
}

async function keep(name: string, sql: string): Promise<void> {
  await writeFile(`${folderOf(name, 7)}/tables.sql`, sql);
}

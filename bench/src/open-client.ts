import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { prismaStorage } from '@auditreel/core/prisma';
import type { AppOptions } from './app.ts';

type BenchPrisma = Parameters<typeof prismaStorage>[0] & {
  readonly auditRecord: {
    create(args: { data: object }): Promise<unknown>;
    count(args: { where: object }): Promise<number>;
  };
  $queryRawUnsafe(sql: string): Promise<unknown>;
  $executeRawUnsafe(sql: string): Promise<number>;
};

export interface Client {
  readonly prisma: BenchPrisma;
  /** Those of one variant: PostgreSQL's is shared. */
  countRecords(ofVariant: { readonly logId: string } | { readonly service: string }): Promise<number>;
}

/** A client on an empty copy of the prepared database (SQLite) or on emptied tables (PostgreSQL). */
export async function openClient({ variant, folder, postgresUrl }: AppOptions): Promise<Client> {
  const prisma = variant.endsWith('-postgresql')
    ? await postgres(postgresUrl)
    : await sqlite(variant, folder);
  return {
    prisma,
    countRecords: (ofVariant) => prisma.auditRecord.count({ where: { ...ofVariant, ...OF_REQUESTS } }),
  };
}

async function sqlite(variant: string, folder: string): Promise<Client['prisma']> {
  const PrismaClient = await generatedClient('sqlite');
  const file = join(folder, `${variant}-${process.pid}.db`);
  await copyFile(join(folder, 'bench.db'), file);
  const adapter = await sqliteAdapter(variant, `file:${file}`);
  const prisma = new PrismaClient({ adapter });
  await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  return prisma;
}

export async function sqliteAdapter(variant: string, url: string) {
  if (variant.endsWith('better-sqlite3')) {
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    return new PrismaBetterSqlite3({ url });
  }
  const { PrismaLibSql } = await import('@prisma/adapter-libsql');
  return new PrismaLibSql({ url, timeout: 5000 });
}

async function postgres(connectionString: string): Promise<Client['prisma']> {
  const PrismaClient = await generatedClient('postgresql');
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  await prisma.$executeRawUnsafe('TRUNCATE audit_records, audit_sessions');
  return prisma;
}

/** Beside them a process records that it began. */
const OF_REQUESTS = { NOT: { action: { startsWith: 'audit.' } } };

type ClientClass = new (options: { readonly adapter: unknown }) => BenchPrisma;

/** Generated at the start of each run, so that types can be checked before the first. */
export async function generatedClient(provider: 'sqlite' | 'postgresql'): Promise<ClientClass> {
  const url = new URL(`../generated/${provider}/client.ts`, import.meta.url);
  const generated = (await import(url.href)) as { readonly PrismaClient: ClientClass };
  return generated.PrismaClient;
}

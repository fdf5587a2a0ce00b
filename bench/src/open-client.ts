import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppOptions } from './apps.ts';

export interface Client {
  // The generated clients of two providers share no type; both are what prismaStorage takes.
  readonly prisma: Parameters<typeof import('@auditreel/core/prisma').prismaStorage>[0] & {
    readonly auditRecord: { create(args: { data: object }): Promise<unknown>; count(): Promise<number> };
  };
  countRecords(): Promise<number>;
}

/** A client on an empty copy of the prepared database (SQLite) or on emptied tables (PostgreSQL). */
export async function openClient({ variant, folder, postgresUrl }: AppOptions): Promise<Client> {
  const prisma = variant.endsWith('-postgresql')
    ? await postgres(postgresUrl)
    : await sqlite(variant, folder);
  return { prisma, countRecords: () => prisma.auditRecord.count() };
}

async function sqlite(variant: string, folder: string): Promise<Client['prisma']> {
  const { PrismaClient } = await import('../generated/sqlite/client.ts');
  const file = join(folder, `${variant}-${process.pid}.db`);
  await copyFile(join(folder, 'bench.db'), file);
  const adapter = await sqliteAdapter(variant, `file:${file}`);
  const prisma = new PrismaClient({ adapter });
  await prisma.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  return prisma as unknown as Client['prisma'];
}

async function sqliteAdapter(variant: string, url: string) {
  if (variant.endsWith('better-sqlite3')) {
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    return new PrismaBetterSqlite3({ url });
  }
  const { PrismaLibSql } = await import('@prisma/adapter-libsql');
  return new PrismaLibSql({ url, timeout: 5000 });
}

async function postgres(connectionString: string): Promise<Client['prisma']> {
  const { PrismaClient } = await import('../generated/postgresql/client.ts');
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  await prisma.$executeRawUnsafe('TRUNCATE audit_records, audit_sessions');
  return prisma as unknown as Client['prisma'];
}

import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prismaStorage } from '@auditreel/core/prisma';
import { openClient } from '../open-client.ts';
import type { Batch } from './batches.ts';
import type { Contestant } from './contest.ts';

/** The driver as far as it is used here. */
interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown };
}

/** Through Prisma on both drivers, and by a prepared statement in a transaction a batch. */
export async function sqliteRates(folder: string, all: readonly Batch[]): Promise<readonly Contestant[]> {
  const file = join(folder, 'store-prepared.db');
  await copyFile(join(folder, 'bench.db'), file);
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Sqlite;
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL');
  const columns = Object.keys(all[0]?.[0] ?? {});
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = database.prepare(
    `INSERT INTO audit_records (${names}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`,
  );
  const prepared: Contestant = {
    name: 'prepared statements, better-sqlite3',
    clear: async () => database.exec('DELETE FROM audit_records'),
    insert: async (i) => {
      database.exec('BEGIN');
      for (const record of all[i] ?? [])
        statement.run(...columns.map((column) => sqliteValue(record, column)));
      database.exec('COMMIT');
    },
  };
  const throughPrisma = await Promise.all(
    ['libsql', 'better-sqlite3'].map(async (driver): Promise<Contestant> => {
      const { prisma } = await openClient({ variant: `store-${driver}`, folder, postgresUrl: '' });
      const { records } = prismaStorage(prisma);
      return {
        name: `auditreel, ${driver}`,
        clear: async () => {
          await prisma.$executeRawUnsafe('DELETE FROM audit_records');
        },
        insert: (i) => records.insert(all[i] ?? []),
      };
    }),
  );
  return [prepared, ...throughPrisma];
}

function sqliteValue(record: Batch[number], column: string): unknown {
  const value: unknown = column === 'recordedAt' ? record.time : Reflect.get(record, column);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

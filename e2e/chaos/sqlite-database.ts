import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ChaosDatabase, openReader, prepareClient } from './chaos-database.ts';
import { pause } from './pause.ts';

/** A file, which another process may hold a lock on. */
export async function sqliteDatabase(folder: string): Promise<ChaosDatabase> {
  const file = join(folder, 'chaos.db');
  const address = { database: 'sqlite', url: `file:${file}` } as const;
  const reader = await openReader(address, await prepareClient('sqlite', address.url));
  await reader.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  const outage = (): Promise<() => Promise<void>> => lock(file);
  return {
    address,
    reader,
    outage,
    faults: [{ name: 'exclusive lock', begin: outage }],
    stop: () => reader.$disconnect(),
  };
}

interface LockingDatabase {
  exec(sql: string): void;
  close(): void;
}

/** The driver is the other process. */
async function lock(file: string): Promise<() => Promise<void>> {
  const Database: new (file: string, options: { timeout: number }) => LockingDatabase = createRequire(
    import.meta.url,
  )('better-sqlite3');
  const database = new Database(file, { timeout: 20 });
  while (!hasLocked(database)) await pause(5);
  return async () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

function hasLocked(database: LockingDatabase): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch {
    return false;
  }
}

import { property, type RawRunner, rawOf } from './client-shape.js';
import { providerOf } from './data-model.js';
import type { Database } from './database.js';
import { storageError } from './storage-error.js';

/** SQLite leaves what was there in the pages it frees, unless it is told on the connection that writes. */
export async function overwriteDeleted(database: Database, raw: RawRunner): Promise<void> {
  if (providerOf(database.client) === 'sqlite') await raw.$queryRawUnsafe('PRAGMA secure_delete = ON');
}

/**
 * On SQLite, moves what is in the write-ahead log into the file and empties the log; `vacuum`: writes the file anew first,
 * without what earlier versions of its rows left in it. The other databases do both by themselves, in their own time.
 */
export async function compact(database: Database, vacuum: boolean): Promise<boolean> {
  if (providerOf(database.client) !== 'sqlite') return true;
  const raw = rawOf(database.client);
  try {
    if (vacuum) await raw.$executeRawUnsafe('VACUUM');
    const rows = await raw.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
    return Number(property(property(rows, '0'), 'busy')) === 0;
  } catch (error) {
    throw storageError(error);
  }
}

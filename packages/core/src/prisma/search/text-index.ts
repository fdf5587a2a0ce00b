import { property, rawOf } from '../client-shape.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import { dbName, qualifiedTable } from '../insert-statement.js';
import { AUDIT_RECORD } from '../models.js';
import { storageError } from '../storage-error.js';

const HAS_INDEX = `SELECT COUNT(*) AS n FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[0]
WHERE i.indrelid = to_regclass(CAST($1 AS text)) AND i.indisvalid AND i.indpred IS NULL
AND m.amname = 'gin' AND o.opcname = 'gin_trgm_ops' AND a.attname = CAST($2 AS text)`;

/** Whether the database has an index on the words of `searchText`: `guard add --search` adds it, on PostgreSQL. */
export async function hasTextIndex(database: Database): Promise<boolean> {
  if (providerOf(database.client) !== 'postgresql') return false;
  const names = database.names(AUDIT_RECORD);
  const table = qualifiedTable(names, database.dialect());
  try {
    const raw = rawOf(database.client);
    const rows = await raw.$queryRawUnsafe(HAS_INDEX, table, dbName(names, 'searchText'));
    return Number(property(property(rows, '0'), 'n')) > 0;
  } catch (error) {
    throw storageError(error);
  }
}

/** The index knows words by three letters of them. */
export function isServedByTextIndex(words: readonly string[]): boolean {
  return words.some((word) => /[\p{L}\p{N}]{3}/u.test(word));
}

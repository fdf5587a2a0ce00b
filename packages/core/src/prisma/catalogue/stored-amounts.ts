import type { StoredAmounts } from '../../storage/catalogue.js';
import { property, rawOf } from '../client-shape.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import { dbName, qualifiedTable } from '../insert-statement.js';
import { AUDIT_RECORD, AUDIT_SESSION } from '../models.js';

export async function storedAmounts(database: Database): Promise<StoredAmounts> {
  const dialect = database.dialect();
  const sessions = database.names(AUDIT_SESSION);
  const bytes = dialect.quote(dbName(sessions, 'bytes'));
  return {
    records: await numberOf(database, recordsSql(database)),
    bytes: await numberOf(database, `SELECT SUM(${bytes}) AS n FROM ${qualifiedTable(sessions, dialect)}`),
  };
}

/** What each database knows without counting. */
function recordsSql(database: Database): string {
  const names = database.names(AUDIT_RECORD);
  const table = qualifiedTable(names, database.dialect());
  switch (providerOf(database.client)) {
    case 'sqlite':
      return `SELECT MAX(rowid) - MIN(rowid) + 1 AS n FROM ${table}`;
    case 'postgresql':
      return `SELECT reltuples::bigint AS n FROM pg_catalog.pg_class WHERE oid = to_regclass('${table.replaceAll("'", "''")}')`;
    case 'mysql':
      return `SELECT TABLE_ROWS AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${names.table.replaceAll("'", "''")}'`;
  }
}

async function numberOf(database: Database, sql: string): Promise<number> {
  const rows = await rawOf(database.client).$queryRawUnsafe(sql);
  return Number(property(property(rows, '0'), 'n') ?? 0);
}

import type { Trigger } from '../../storage/catalogue.js';
import { property, rawOf } from '../client-shape.js';
import { providerOf, type TableNames } from '../data-model.js';
import type { Database } from '../database.js';
import { qualifiedTable } from '../insert-statement.js';
import type { Provider } from '../render-models.js';

type Ask = (table: TableNames, database: Database) => readonly [sql: string, ...values: readonly string[]];

const ASK: Readonly<Record<Provider, Ask>> = {
  sqlite: ({ table }) => [
    `SELECT name, 1 AS enabled FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`,
    table,
  ],
  postgresql: (names, { dialect }) => [
    `SELECT tgname::text AS name, CASE WHEN tgenabled IN ('O', 'A') THEN 1 ELSE 0 END AS enabled FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass($1) AND NOT tgisinternal`,
    qualifiedTable(names, dialect()),
  ],
  mysql: ({ table }) => [
    `SELECT TRIGGER_NAME AS name, 1 AS enabled FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ?`,
    table,
  ],
};

/** The triggers of one table, out of the database's own catalogue. */
export async function triggersOn(names: TableNames, database: Database): Promise<readonly Trigger[]> {
  const [sql, ...values] = ASK[providerOf(database.client)](names, database);
  const table = qualifiedTable(names, database.dialect());
  const rows = await rawOf(database.client).$queryRawUnsafe(sql, ...values);
  return (Array.isArray(rows) ? rows : []).map((row: unknown) => ({
    name: String(property(row, 'name')),
    table,
    isEnabled: Number(property(row, 'enabled')) === 1,
  }));
}

import { property, type RawRunner } from '../../prisma/client-shape.js';
import type { Provider } from '../../prisma/render-models.js';
import { TRIGGER_PREFIX } from './trigger-names.js';

/** Of each table with one, our trigger for a change of a row. */
const CATALOGUE: Readonly<Record<Provider, string>> = {
  sqlite: `SELECT tbl_name AS name FROM sqlite_master
    WHERE type = 'trigger' AND substr(name, 1, ${TRIGGER_PREFIX.length}) = '${TRIGGER_PREFIX}'`,
  postgresql: `SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname::text END AS name, n.nspname || '.' || c.relname AS qualified
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE t.tgname = '${TRIGGER_PREFIX}row' AND t.tgenabled IN ('O', 'A')`,
  mysql: `SELECT event_object_table AS name FROM information_schema.triggers
    WHERE trigger_schema = DATABASE() AND LEFT(trigger_name, ${TRIGGER_PREFIX.length}) = '${TRIGGER_PREFIX}'`,
};

/**
 * The tables in the database that have our triggers, by their names in the database. On PostgreSQL as `schema.table`,
 * and those of the connection's own schema as `table` too.
 */
export async function trackedTables(raw: RawRunner, provider: Provider): Promise<ReadonlySet<string>> {
  const rows = await raw.$queryRawUnsafe(CATALOGUE[provider]);
  const names = (Array.isArray(rows) ? rows : []).flatMap((row) => [
    property(row, 'name'),
    property(row, 'qualified'),
  ]);
  return new Set(names.filter((name) => typeof name === 'string'));
}

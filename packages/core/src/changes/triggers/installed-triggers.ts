import { property, type RawRunner } from '../../prisma/client-shape.js';
import type { Provider } from '../../prisma/render-models.js';
import type { InstalledTrigger } from '../../storage/catalogue.js';

const OURS = (column: string): string =>
  `(${column} LIKE 'auditreel!_changes!_%' ESCAPE '!' OR ${column} LIKE 'auditreel!_cascade!_%' ESCAPE '!')`;

const CATALOGUE: Readonly<Record<Provider, string>> = {
  sqlite: `SELECT name, tbl_name AS "table", NULL AS "schema", 1 AS enabled, sql AS text
    FROM sqlite_master WHERE type = 'trigger' AND ${OURS('name')}`,
  postgresql: `SELECT t.tgname::text AS name, c.relname::text AS "table",
      CASE WHEN pg_table_is_visible(c.oid) THEN NULL ELSE n.nspname::text END AS "schema",
      CASE WHEN t.tgenabled IN ('O', 'A') THEN 1 ELSE 0 END AS enabled,
      pg_get_triggerdef(t.oid) || p.prosrc AS text
    FROM pg_catalog.pg_trigger t
      JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND ${OURS('t.tgname')}`,
  mysql: `SELECT trigger_name AS name, event_object_table AS \`table\`, NULL AS \`schema\`, 1 AS enabled, action_statement AS text
    FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND ${OURS('trigger_name')}`,
};

/** All triggers for changes that the database has, out of its own catalogue. */
export async function installedTriggers(
  raw: RawRunner,
  provider: Provider,
): Promise<readonly InstalledTrigger[]> {
  const rows = await raw.$queryRawUnsafe(CATALOGUE[provider]);
  return (Array.isArray(rows) ? rows : []).map((row: unknown) => {
    const schema = property(row, 'schema');
    return {
      name: String(property(row, 'name')),
      table: String(property(row, 'table')),
      schema: typeof schema === 'string' ? schema : null,
      isEnabled: Number(property(row, 'enabled')) === 1,
      text: String(property(row, 'text')),
    };
  });
}

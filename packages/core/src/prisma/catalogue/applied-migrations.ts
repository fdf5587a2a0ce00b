import type { AppliedMigration } from '../../storage/catalogue.js';
import { property, rawOf } from '../client-shape.js';
import { providerOf } from '../data-model.js';
import type { Database } from '../database.js';
import type { Provider } from '../render-models.js';

const TABLE = '_prisma_migrations';

/** A row for each schema that has the list, the current one first. */
const WHERE_IS_IT: Readonly<Record<Provider, string>> = {
  sqlite: `SELECT NULL AS place FROM sqlite_master WHERE name = '${TABLE}'`,
  postgresql: `SELECT table_schema::text AS place FROM information_schema.tables WHERE table_name = '${TABLE}' ORDER BY (table_schema = current_schema()) DESC`,
  mysql: `SELECT NULL AS place FROM information_schema.tables WHERE table_name = '${TABLE}' AND table_schema = DATABASE()`,
};

/** What Prisma has noted of the migrations in the database; null where it keeps no list there. */
export async function appliedMigrations(database: Database): Promise<readonly AppliedMigration[] | null> {
  const raw = rawOf(database.client);
  const [place] = rowsOf(await raw.$queryRawUnsafe(WHERE_IS_IT[providerOf(database.client)]));
  if (place === undefined) return null;
  const { quote } = database.dialect();
  const schema = property(place, 'place');
  const table = typeof schema === 'string' ? `${quote(schema)}.${quote(TABLE)}` : quote(TABLE);
  // Times differ in form by database, and only whether there is one counts.
  const isSet = (column: string): string => `CASE WHEN ${column} IS NULL THEN 0 ELSE 1 END`;
  const rows = await raw.$queryRawUnsafe(
    `SELECT migration_name AS name, checksum, ${isSet('finished_at')} AS finished, ${isSet('rolled_back_at')} AS rolled FROM ${table} ORDER BY started_at`,
  );
  return rowsOf(rows).map((row) => ({
    name: String(property(row, 'name')),
    checksum: String(property(row, 'checksum')),
    isFinished: Number(property(row, 'finished')) === 1,
    isRolledBack: Number(property(row, 'rolled')) === 1,
  }));
}

function rowsOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : [];
}

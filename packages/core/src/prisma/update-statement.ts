import type { RawRunner } from './client-shape.js';
import { type Column, type ColumnType, id as idColumn, type Model } from './columns.js';
import { presentColumns, providerOf } from './data-model.js';
import type { Database } from './database.js';
import { encodeJson } from './encode-json.js';
import { dbName, qualifiedTable } from './insert-statement.js';
import type { Provider } from './render-models.js';
import { bigIntOf, cleanValue } from './rows.js';

/** One row's columns that get another value. */
export interface RowUpdate {
  readonly id: string;
  readonly columns: object;
}

/**
 * Updates one row of a model by its id; columns that the host's copy lacks are left out. A raw statement, because the
 * client's own calls set a JSON column to null only by a value out of the host's generated code.
 */
export async function updateRow(
  on: RawRunner,
  { database, model }: { readonly database: Database; readonly model: Model },
  { id, columns }: RowUpdate,
): Promise<void> {
  const names = database.names(model);
  const dialect = database.dialect();
  const provider = providerOf(database.client);
  const given = presentColumns(model, names).filter(({ name }) => Object.hasOwn(columns, name));
  if (given.length === 0) return;
  const [key, ...set] = [idColumn('id'), ...given].map(
    (column, index) => `${dialect.quote(dbName(names, column.name))} = ${parameter(column, index, provider)}`,
  );
  // MySQL and SQLite count question marks, so that the key, which stands last, is given last.
  const values = given.map((column) => encoded(column, columns));
  const sql = `UPDATE ${qualifiedTable(names, dialect)} SET ${set.join(', ')} WHERE ${key}`;
  await on.$executeRawUnsafe(sql, ...(provider === 'postgresql' ? [id, ...values] : [...values, id]));
}

const POSTGRESQL: Partial<Readonly<Record<ColumnType['is'], string>>> = {
  id: 'uuid',
  json: 'jsonb',
  time: 'bigint',
  int: 'integer',
};

function parameter({ type }: Column, index: number, provider: Provider): string {
  return provider === 'postgresql' ? `CAST($${index + 1} AS ${POSTGRESQL[type.is] ?? 'text'})` : '?';
}

function encoded({ name, type }: Column, columns: object): unknown {
  const value: unknown = Reflect.get(columns, name) ?? null;
  if (type.is === 'json') return typeof value === 'object' && value !== null ? encodeJson(value) : null;
  return type.is === 'time' ? bigIntOf(value) : cleanValue(value);
}

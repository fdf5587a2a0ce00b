import type { RawRunner } from './client-shape.js';
import type { Model } from './columns.js';
import { presentColumns, type TableNames } from './data-model.js';
import type { Dialect, SqlColumn } from './dialect.js';

/** Inserts rows of one model with a single statement and a single parameter; known ids are left as they are. */
export type InsertRows = (on: RawRunner, rows: readonly object[]) => Promise<number>;

/** Builds the statement once; running it only encodes the rows. */
export function insertStatement(model: Model, names: TableNames, dialect: Dialect): InsertRows {
  const present = presentColumns(model, names).filter(({ filledBy }) => filledBy !== 'ledger');
  const given = present.filter(({ filledBy }) => filledBy === undefined);
  const sql = insertSql(model, names, dialect);
  return function insertRows(on, rows) {
    return on.$executeRawUnsafe(sql, dialect.encode(rows, given));
  };
}

/** The text of that statement. */
export function insertSql(model: Model, names: TableNames, dialect: Dialect): string {
  const columns = presentColumns(model, names).filter(({ filledBy }) => filledBy !== 'ledger');
  const sqlColumns = columns.map((column): SqlColumn => ({ ...column, dbName: dbName(names, column.name) }));
  const given = sqlColumns.filter((_, index) => columns[index]?.filledBy === undefined);
  const computed = sqlColumns.filter((_, index) => columns[index]?.filledBy === 'database');
  const table = qualifiedTable(names, dialect);
  const into = [...given, ...computed].map((column) => dialect.quote(column.dbName));
  const values = [...given.map(dialect.value), ...computed.map(() => dialect.now)];
  const idColumns = model.id.map((name) => dialect.quote(dbName(names, name)));
  return [
    `INSERT INTO ${table} (${into.join(', ')})`,
    `SELECT ${values.join(', ')}`,
    `FROM ${dialect.source(given)}`,
    dialect.ignoreKnown(idColumns, table),
  ].join(' ');
}

/** The table's name as raw statements write it. */
export function qualifiedTable(names: TableNames, dialect: Dialect): string {
  return [names.schema, names.table]
    .filter((part) => part !== null)
    .map(dialect.quote)
    .join('.');
}

/** A column's name in the database. */
export function dbName(names: TableNames, column: string): string {
  return names.columns.get(column) ?? column;
}

import type { RawRunner } from './client-shape.js';
import type { Column, Model } from './columns.js';
import { presentColumns, type TableNames } from './data-model.js';
import type { Dialect } from './dialect.js';

/** Inserts rows of one model with a single statement and a single parameter; known ids are left as they are. */
export type InsertRows = (on: RawRunner, rows: readonly object[]) => Promise<number>;

/** Builds the statement once; running it only encodes the rows. */
export function insertStatement(model: Model, names: TableNames, dialect: Dialect): InsertRows {
  const given = givenColumns(model, names);
  const sql = insertSql(model, names, dialect);
  return function insertRows(on, rows) {
    return on.$executeRawUnsafe(sql, dialect.encode(rows, given));
  };
}

/** The text of that statement. */
export function insertSql(model: Model, names: TableNames, dialect: Dialect): string {
  const given = givenColumns(model, names);
  const computed = presentColumns(model, names).filter(({ filledBy }) => filledBy === 'database');
  const quoted = ({ name }: Pick<Column, 'name'>): string => dialect.quote(dbName(names, name));
  const table = qualifiedTable(names, dialect);
  return [
    `INSERT INTO ${table} (${[...given, ...computed].map(quoted).join(', ')})`,
    dialect.select(
      given,
      computed.map(() => dialect.now),
    ),
    dialect.ignoreKnown(
      model.id.map((name) => quoted({ name })),
      table,
    ),
  ].join(' ');
}

function givenColumns(model: Model, names: TableNames): readonly Column[] {
  return presentColumns(model, names).filter(({ filledBy }) => filledBy === undefined);
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

import QuickLRU from 'quick-lru';
import { type BatchShape, batchShape, shapeKey } from './batch-shape.js';
import type { RawRunner } from './client-shape.js';
import type { Column, Model } from './columns.js';
import { presentColumns, type TableNames } from './data-model.js';
import type { Dialect } from './dialect.js';

/** Inserts rows of one model with a single statement; known ids are left as they are. */
export type InsertRows = (on: RawRunner, rows: readonly object[]) => Promise<number>;

/** Hosts write a few kinds of batches, over and over. */
const STATEMENTS = 200;

/** Builds each statement once; running it only encodes the rows. */
export function insertStatement(model: Model, names: TableNames, dialect: Dialect): InsertRows {
  const given = presentColumns(model, names).filter(({ filledBy }) => filledBy === undefined);
  const statements = new QuickLRU<string, string>({ maxSize: STATEMENTS });
  const statementFor = (shape: BatchShape): string => {
    const key = shapeKey(shape);
    const sql = statements.get(key) ?? insertSql({ model, names, shape }, dialect);
    statements.set(key, sql);
    return sql;
  };
  return function insertRows(on, rows) {
    const shape = batchShape(rows, given, model);
    const parameters = [dialect.encode(rows, shape.varying)];
    if (shape.shared.length > 0) parameters.push(dialect.encode(rows.slice(0, 1), shape.shared));
    return on.$executeRawUnsafe(statementFor(shape), ...parameters);
  };
}

/** What a statement is made for. */
export interface Insert {
  readonly model: Model;
  readonly names: TableNames;
  readonly shape: BatchShape;
}

/** The text of that statement. */
export function insertSql({ model, names, shape }: Insert, dialect: Dialect): string {
  const computed = presentColumns(model, names).filter(({ filledBy }) => filledBy === 'database');
  const columns = [...shape.varying, ...shape.shared, ...shape.empty, ...computed];
  const quoted = ({ name }: Pick<Column, 'name'>): string => dialect.quote(dbName(names, name));
  const table = qualifiedTable(names, dialect);
  return [
    `INSERT INTO ${table} (${columns.map(quoted).join(', ')})`,
    dialect.select(
      shape,
      computed.map(() => dialect.now),
    ),
    dialect.ignoreKnown(
      model.id.map((name) => quoted({ name })),
      table,
    ),
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

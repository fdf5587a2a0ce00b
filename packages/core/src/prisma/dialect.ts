import type { Column, ColumnType } from './columns.js';
import { mysql } from './dialect-mysql.js';
import { postgresql } from './dialect-postgresql.js';
import { sqlite } from './dialect-sqlite.js';
import type { Provider } from './render-models.js';

/** One column of a statement: how it is called in the JSON and in the database. */
export interface SqlColumn {
  readonly name: string;
  readonly dbName: string;
  readonly type: ColumnType;
}

/** How one database takes rows out of a single JSON parameter. */
export interface Dialect {
  readonly quote: (name: string) => string;
  /** An expression: now, in whole ms since 1970 UTC, by the database's clock. */
  readonly now: string;
  /** The parameter as a row source called `r`. */
  readonly source: (columns: readonly SqlColumn[]) => string;
  /** A column of that row source, as it goes into the table. */
  readonly value: (column: SqlColumn) => string;
  /** The end of an insert that leaves rows whose id is there as they are. */
  readonly ignoreKnown: (idColumns: readonly string[], table: string) => string;
  /** The rows, as the parameter. */
  readonly encode: (rows: readonly object[], columns: readonly Column[]) => string;
}

export function dialectOf(provider: Provider): Dialect {
  return { sqlite, postgresql, mysql }[provider];
}

import type { BatchShape } from './batch-shape.js';
import type { Column } from './columns.js';
import { mysql } from './dialect-mysql.js';
import { postgresql } from './dialect-postgresql.js';
import { sqlite } from './dialect-sqlite.js';
import type { Provider } from './render-models.js';

/** How one database takes rows out of a JSON parameter, and what they share out of a second. */
export interface Dialect {
  readonly quote: (name: string) => string;
  /** An expression: now, in whole ms since 1970 UTC, by the database's clock. */
  readonly now: string;
  /**
   * Reads what varies out of the first parameter, what is shared, if anything is, out of the second; `computed` are
   * expressions, the same for every row.
   */
  readonly select: (shape: BatchShape, computed: readonly string[]) => string;
  /** The end of an insert that leaves rows whose id is there as they are. */
  readonly ignoreKnown: (idColumns: readonly string[], table: string) => string;
  /** These columns of the rows, as such a parameter. */
  readonly encode: (rows: readonly object[], columns: readonly Column[]) => string;
}

export function dialectOf(provider: Provider): Dialect {
  return { sqlite, postgresql, mysql }[provider];
}

import type { Column } from './columns.js';
import { mysql } from './dialect-mysql.js';
import { postgresql } from './dialect-postgresql.js';
import { sqlite } from './dialect-sqlite.js';
import type { Provider } from './render-models.js';

/** How one database takes rows out of a single JSON parameter. */
export interface Dialect {
  readonly quote: (name: string) => string;
  /** An expression: now, in whole ms since 1970 UTC, by the database's clock. */
  readonly now: string;
  /** Reads the rows out of the one parameter; `computed` are expressions, the same for every row. */
  readonly select: (columns: readonly Column[], computed: readonly string[]) => string;
  /** The end of an insert that leaves rows whose id is there as they are. */
  readonly ignoreKnown: (idColumns: readonly string[], table: string) => string;
  /** The rows, as that parameter. */
  readonly encode: (rows: readonly object[], columns: readonly Column[]) => string;
}

export function dialectOf(provider: Provider): Dialect {
  return { sqlite, postgresql, mysql }[provider];
}

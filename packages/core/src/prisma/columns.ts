import type { Provider } from './render-models.js';

/** How a column is typed in each provider; the models, the batch statements and the reads are all made from this. */
export type ColumnType =
  | { readonly is: 'id' }
  | { readonly is: 'text'; readonly length: number }
  | { readonly is: 'long_text' }
  | { readonly is: 'int' }
  | { readonly is: 'time' }
  | { readonly is: 'boolean' }
  | { readonly is: 'json' }
  | { readonly is: 'bytes' };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default?: number;
  /** Who fills it, when it is not whoever inserts the row. */
  readonly filledBy?: 'database' | 'ledger' | 'erasure';
  /** Schema version that brought it. */
  readonly since: number;
}

export interface Model {
  readonly name: string;
  readonly table: string;
  readonly doc: string;
  readonly columns: readonly Column[];
  readonly id: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  readonly since: number;
  /** Only on these databases. @default all */
  readonly providers?: readonly Provider[];
}

/** An id column: UUID text, or `uuid`. */
export const id = (name: string): Column => ({ name, type: { is: 'id' }, nullable: false, since: 1 });
export const idOrNull = (name: string): Column => ({ ...id(name), nullable: true });
export const text = (name: string, length: number): Column => ({
  name,
  type: { is: 'text', length },
  nullable: false,
  since: 1,
});
export const textOrNull = (name: string, length: number): Column => ({
  ...text(name, length),
  nullable: true,
});
export const typed = (is: Exclude<ColumnType['is'], 'text'>, name: string, nullable: boolean): Column => ({
  name,
  type: { is },
  nullable,
  since: 1,
});

/** The same column, of a later version of the models. */
export const since = (version: number, column: Column): Column => ({ ...column, since: version });

import type { TableNames } from '../../prisma/data-model.js';

/**
 * How a column's values are shown. `exact`: numbers that JSON would round, as text. `date`, `clock` and `timestamp`
 * are told from `time` on MySQL only, whose values don't say what they are.
 */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'exact'
  | 'time'
  | 'date'
  | 'clock'
  | 'timestamp'
  | 'json'
  | 'bytes';

/** A column of a tracked table, under both its names. */
export interface TrackedColumn {
  readonly field: string;
  readonly column: string;
  readonly kind: ColumnKind;
  /** Shown as `[redacted]`. */
  readonly redacted: boolean;
  /** Left out: a change of it alone is none. */
  readonly ignored: boolean;
}

/** A table of the host's, as its triggers need to know it. */
export interface TrackedTable {
  /** Name of the Prisma model, or of the join table of an implicit many-to-many relation. */
  readonly model: string;
  readonly schema: string | null;
  readonly table: string;
  /** Fields that tell a row from all others. */
  readonly id: readonly string[];
  readonly columns: readonly TrackedColumn[];
  /** Foreign keys whose actions fire no trigger of this table: MySQL's and MariaDB's. */
  readonly cascades: readonly Cascade[];
}

/** What the database does to the rows of a table by itself when a row that they point to goes or gets another key. */
export interface Cascade {
  readonly parent: Pick<TrackedTable, 'schema' | 'table'>;
  readonly keys: readonly CascadeKey[];
  readonly onDelete: 'delete' | 'set null' | 'nothing';
  readonly onUpdate: 'cascade' | 'nothing';
}

/** A column of the foreign key, and the column of the parent that it repeats. */
export interface CascadeKey {
  readonly column: string;
  readonly references: string;
}

/** Where changes go, and on SQLite and MySQL, where triggers read whose write it is. */
export interface ChangeNames {
  readonly changes: TableNames;
  readonly context: TableNames | null;
}

/** The longest text, as UTF-8, that is shown whole; of a longer one length and hash are. */
export const LONGEST_VALUE = 2_048;

/** As long as `targetId` gets in every database. */
export const LONGEST_TARGET = 191;

/** What an image may show: all columns but those that are ignored. */
export function shownColumns({ columns }: TrackedTable): readonly TrackedColumn[] {
  return columns.filter(({ ignored }) => !ignored);
}

/** The columns of a row's id, in order. What is ignored is not shown there either. */
export function idColumns({ id, columns }: TrackedTable): readonly TrackedColumn[] {
  return id.flatMap((field) => columns.filter((column) => column.field === field));
}

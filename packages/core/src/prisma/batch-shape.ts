import type { Column, Model } from './columns.js';

/**
 * Which columns a batch has to carry for each row. Most of a record's columns are empty in most batches, or say the
 * same on every row: carried once, they make the statement's parameter a third as long and as quick to take apart.
 */
export interface BatchShape {
  readonly varying: readonly Column[];
  /** With the same value in all rows. */
  readonly shared: readonly Column[];
  /** Null in all rows. */
  readonly empty: readonly Column[];
}

/** The shape of these rows of a model, of which `columns` are given. */
export function batchShape(
  rows: readonly object[],
  columns: readonly Column[],
  { id }: Pick<Model, 'id'>,
): BatchShape {
  const shape = { varying: [] as Column[], shared: [] as Column[], empty: [] as Column[] };
  for (const column of columns) {
    // Two rows of a batch may be copies of each other; some column has to make rows of them all the same.
    shape[id.includes(column.name) ? 'varying' : kindOf(column, rows)].push(column);
  }
  return shape;
}

/** Names the statement that a shape needs, among those of one model. */
export function shapeKey({ varying, shared }: BatchShape): string {
  return [varying, shared].map((columns) => columns.map(({ name }) => name).join(' ')).join('|');
}

function kindOf({ name, nullable }: Column, rows: readonly object[]): keyof BatchShape {
  const first: unknown = Reflect.get(rows[0] ?? {}, name) ?? null;
  if (typeof first === 'object' && first !== null) return 'varying';
  if (!rows.every((row) => (Reflect.get(row, name) ?? null) === first)) return 'varying';
  if (first === null) return nullable ? 'empty' : 'varying';
  // One row alone shares everything with itself.
  return rows.length === 1 ? 'varying' : 'shared';
}

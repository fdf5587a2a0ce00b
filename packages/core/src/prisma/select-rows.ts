import type { BatchShape } from './batch-shape.js';
import type { Column } from './columns.js';

/** How a database reads typed rows out of a JSON parameter; `r` are the rows, `s` the one row of what they share. */
export interface RowReader {
  readonly quote: (name: string) => string;
  readonly table: (columns: readonly Column[], alias: 'r' | 's') => string;
}

/** Selects what an insert of this shape needs, in the order of its columns. */
export function selectRows(
  { varying, shared, empty }: BatchShape,
  computed: readonly string[],
  { quote, table }: RowReader,
): string {
  const values = [
    ...varying.map(({ name }) => `r.${quote(name)}`),
    ...shared.map(({ name }) => `s.${quote(name)}`),
    ...empty.map(() => 'NULL'),
    ...computed,
  ];
  const tables = shared.length === 0 ? [table(varying, 'r')] : [table(varying, 'r'), table(shared, 's')];
  return `SELECT ${values.join(', ')} FROM ${tables.join(', ')}`;
}

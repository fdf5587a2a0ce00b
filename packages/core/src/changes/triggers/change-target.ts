import { type Dialect, dialectOf } from '../../prisma/dialect.js';
import { dbName, qualifiedTable } from '../../prisma/insert-statement.js';
import type { Provider } from '../../prisma/render-models.js';
import type { ChangeNames, TrackedTable } from './tracked-table.js';

/** Where triggers write and read, by quoted names. */
export interface ChangeTarget {
  readonly dialect: Dialect;
  /** The schema's name with a dot, where the host names one. */
  readonly schema: string;
  readonly changes: string;
  readonly context: string;
  /** The columns that triggers fill, in order. */
  readonly columns: string;
  readonly column: (name: (typeof FILLED)[number]) => string;
  readonly contextColumn: (name: string) => string;
  readonly tableOf: (table: Pick<TrackedTable, 'schema' | 'table'>) => string;
}

const FILLED = [
  'id',
  'v',
  'logId',
  'recordId',
  'actorType',
  'actorId',
  'recordedAt',
  'model',
  'targetId',
  'op',
  'before',
  'after',
  'truncated',
] as const;

export function changeTarget({ changes, context }: ChangeNames, provider: Provider): ChangeTarget {
  const dialect = dialectOf(provider);
  const { quote } = dialect;
  const column = (name: string): string => quote(dbName(changes, name));
  return {
    dialect,
    schema: changes.schema === null ? '' : `${quote(changes.schema)}.`,
    changes: qualifiedTable(changes, dialect),
    context: context === null ? '' : qualifiedTable(context, dialect),
    columns: FILLED.map(column).join(', '),
    column,
    contextColumn: (name) => quote(context === null ? name : dbName(context, name)),
    tableOf: ({ schema, table }) => (schema === null ? quote(table) : `${quote(schema)}.${quote(table)}`),
  };
}

/** A text as SQL has it between quotes. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

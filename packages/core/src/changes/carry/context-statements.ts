import { hasModel, providerOf, type TableNames, tableNamesOf } from '../../prisma/data-model.js';
import { type Dialect, dialectOf } from '../../prisma/dialect.js';
import { dbName, qualifiedTable } from '../../prisma/insert-statement.js';
import { AUDIT_CONTEXT } from '../../prisma/models.js';
import type { ChangeContext } from './change-context.js';
import type { Statement } from './prisma-internals.js';

/** How a transaction tells its triggers whose write it is, and forgets it before it commits. */
export interface ContextStatements {
  bind(context: ChangeContext): Statement;
  /** Null where the database forgets it by itself. */
  readonly unbind: Statement | null;
}

/** For the client's database; null where its copy of the models is too old. */
export function contextStatements(client: unknown): ContextStatements | null {
  const provider = providerOf(client);
  if (provider === 'postgresql') return { bind: setting, unbind: null };
  if (!hasModel(client, AUDIT_CONTEXT)) return null;
  const table = { names: tableNamesOf(client, AUDIT_CONTEXT), dialect: dialectOf(provider) };
  return provider === 'sqlite'
    ? row(table, { key: "'current'", onConflict: sqliteConflict })
    : row(table, { key: 'CAST(CONNECTION_ID() AS CHAR)', onConflict: mysqlConflict });
}

/** Local to the transaction: a setting of the connection would give its next transaction a wrong actor. */
function setting({ recordId, actorType, actorId }: ChangeContext): Statement {
  return {
    sql: "SELECT set_config('auditreel.ctx', $1, true)",
    values: [JSON.stringify({ recordId, actorType, actorId })],
  };
}

interface ContextTable {
  readonly names: TableNames;
  readonly dialect: Dialect;
}

interface RowShape {
  readonly key: string;
  readonly onConflict: (key: string, others: readonly string[]) => string;
}

const GIVEN = ['recordId', 'actorType', 'actorId'] as const;

function row({ names, dialect }: ContextTable, { key, onConflict }: RowShape): ContextStatements {
  const column = (name: string): string => dialect.quote(dbName(names, name));
  const table = qualifiedTable(names, dialect);
  const others = GIVEN.map(column);
  const sql = [
    `INSERT INTO ${table} (${[column('key'), ...others].join(', ')}) VALUES (${key}, ?, ?, ?)`,
    onConflict(column('key'), others),
  ].join(' ');
  return {
    bind: (context) => ({ sql, values: GIVEN.map((name) => context[name]) }),
    unbind: { sql: `DELETE FROM ${table} WHERE ${column('key')} = ${key}`, values: [] },
  };
}

function sqliteConflict(key: string, others: readonly string[]): string {
  return `ON CONFLICT (${key}) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

function mysqlConflict(_key: string, others: readonly string[]): string {
  return `ON DUPLICATE KEY UPDATE ${others.map((name) => `${name} = VALUES(${name})`).join(', ')}`;
}

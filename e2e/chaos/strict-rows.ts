import type { DatabaseName } from './database-names.ts';
import { placeholder, quoted } from './open-client.ts';

/**
 * The business row of a strict handler. In the very statement that inserts it the database itself counts the intents that
 * are committed: no clock is asked.
 */
export const STRICT_TABLE =
  'CREATE TABLE chaos_strict (request_id VARCHAR(64) NOT NULL PRIMARY KEY, intents INTEGER NOT NULL)';

export function strictRowSql(database: DatabaseName): string {
  const id = quoted(database, 'requestId');
  const text = database === 'mariadb' ? 'CHAR(64)' : 'VARCHAR(64)';
  return [
    `INSERT INTO chaos_strict (request_id, intents) SELECT CAST(${placeholder(database, 1)} AS ${text}), count(*)`,
    `FROM audit_records WHERE ${id} = ${placeholder(database, 2)} AND stage = 'intent'`,
  ].join(' ');
}

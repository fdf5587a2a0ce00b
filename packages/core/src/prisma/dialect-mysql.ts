import type { Column, ColumnType } from './columns.js';
import type { Dialect } from './dialect.js';
import { encodeJson } from './encode-json.js';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/**
 * MySQL and MariaDB: `JSON_TABLE`. Columns are as wide as they get, because a narrow one truncates in silence where
 * the table would refuse; without CHARACTER SET, emoji become question marks. JSON travels as text: MariaDB's
 * JSON_TABLE has no JSON columns.
 */
export const mysql: Dialect = {
  quote,
  now: 'CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED)',
  select(columns, computed) {
    const values = [...columns.map(({ name }) => `r.${quote(name)}`), ...computed];
    const typed = columns.map(
      ({ name, type }) => `${quote(name)} ${sqlType(type)} PATH '$.${name}' ERROR ON ERROR`,
    );
    return `SELECT ${values.join(', ')} FROM JSON_TABLE(?, '$[*]' COLUMNS (${typed.join(', ')})) AS r`;
  },
  ignoreKnown: ([first = ''], table) => `ON DUPLICATE KEY UPDATE ${table}.${first} = ${table}.${first}`,
  encode: (rows, columns) => encodeJson(withJsonAsText(rows, columns)),
};

function sqlType({ is }: ColumnType): string {
  return is === 'int' || is === 'time' || is === 'boolean' ? 'BIGINT' : 'LONGTEXT CHARACTER SET utf8mb4';
}

function withJsonAsText(rows: readonly object[], columns: readonly Column[]): readonly object[] {
  const json = columns.filter(({ type }) => type.is === 'json').map(({ name }) => name);
  if (json.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(json.map((name) => [name, textOf(Reflect.get(row, name))])),
  }));
}

function textOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? encodeJson(value) : null;
}

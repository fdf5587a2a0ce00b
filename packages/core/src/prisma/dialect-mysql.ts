import type { Column, ColumnType } from './columns.js';
import type { Dialect } from './dialect.js';
import { encodeJson, pickColumns } from './encode-json.js';
import { selectRows } from './select-rows.js';

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/**
 * MySQL and MariaDB: `JSON_TABLE`. Columns are as wide as they get, because a narrow one truncates in silence where
 * the table would refuse; without CHARACTER SET, emoji become question marks. JSON travels as text: MariaDB's
 * JSON_TABLE has no JSON columns.
 */
export const mysql: Dialect = {
  quote,
  now: 'CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS SIGNED)',
  select: (shape, computed) => selectRows(shape, computed, { quote, table: jsonTable }),
  ignoreKnown: ([first = ''], table) => `ON DUPLICATE KEY UPDATE ${table}.${first} = ${table}.${first}`,
  encode(rows, columns) {
    const json = columns.filter(({ type }) => type.is === 'json').map(({ name }) => name);
    return encodeJson(rows.map((row) => withJsonAsText(pickColumns(row, columns), json)));
  },
};

function sqlType({ is }: ColumnType): string {
  return is === 'int' || is === 'time' || is === 'boolean' ? 'BIGINT' : 'LONGTEXT CHARACTER SET utf8mb4';
}

function jsonTable(columns: readonly Column[], alias: string): string {
  const typed = columns.map(
    ({ name, type }) => `${quote(name)} ${sqlType(type)} PATH '$.${name}' ERROR ON ERROR`,
  );
  return `JSON_TABLE(?, '$[*]' COLUMNS (${typed.join(', ')})) AS ${alias}`;
}

function withJsonAsText(row: object, json: readonly string[]): object {
  if (json.length === 0) return row;
  return { ...row, ...Object.fromEntries(json.map((name) => [name, textOf(Reflect.get(row, name))])) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? encodeJson(value) : null;
}

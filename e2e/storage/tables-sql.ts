import type { Column, Model } from '../../packages/core/src/prisma/columns.ts';
import { modelsOf } from '../../packages/core/src/prisma/models.ts';
import { folderOf, prismaCli } from './generate-client.ts';

/** The statements that make a host's tables, as Prisma 7 writes them for its schema. */
export async function tablesSql(name: string, databaseUrl?: string): Promise<string> {
  const args = ['migrate', 'diff', '--from-empty', '--to-schema', 'schema.prisma', '--script'];
  return prismaCli(folderOf(name, 7), 7, args, databaseUrl);
}

/** For MySQL and MariaDB, which the stand-in for Prisma's engine doesn't know, the same by hand; binary, see docs/prisma.md. */
export function mysqlTablesSql(): string {
  const order =
    'CREATE TABLE `Order` (`id` INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, `note` TEXT NOT NULL)';
  return [order, ...modelsOf('mysql').map(tableSql)].join(';\n');
}

function tableSql({ table, columns, id, indexes }: Model): string {
  const list = (names: readonly string[]): string => `(${names.map((name) => `\`${name}\``).join(', ')})`;
  const parts = [
    ...columns.map(
      (column) => `\`${column.name}\` ${mysqlType(column)} ${column.nullable ? 'NULL' : 'NOT NULL'}`,
    ),
    `PRIMARY KEY ${list(id)}`,
    ...indexes.map((names) => `INDEX \`${table}_${names.join('_')}\` ${list(names)}`),
  ];
  return `CREATE TABLE \`${table}\` (${parts.join(', ')}) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
}

function mysqlType({ type }: Column): string {
  switch (type.is) {
    case 'id':
      return 'CHAR(36)';
    case 'text':
      return `VARCHAR(${type.length})`;
    case 'long_text':
      return 'MEDIUMTEXT';
    case 'int':
      return 'INTEGER';
    case 'time':
      return 'BIGINT';
    case 'boolean':
      return 'BOOLEAN';
    case 'json':
      return 'JSON';
    case 'bytes':
      return 'LONGBLOB';
  }
}

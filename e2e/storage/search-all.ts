import { tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import { qualifiedTable } from '../../packages/core/src/prisma/insert-statement.ts';
import { modelsOf } from '../../packages/core/src/prisma/models.ts';
import type { Host } from './hosts.ts';
import type { OpenHost } from './open-host.ts';

/** The ids of all rows of auditreel's that hold a word anywhere, whatever its case, as it is or in JSON. */
export async function searchAll(
  { client }: OpenHost,
  { provider }: Pick<Host, 'provider'>,
  word: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const model of modelsOf(provider)) {
    const table = qualifiedTable(tableNamesOf(client, model), dialectOf(provider));
    const rows = await client.$queryRawUnsafe(`SELECT * FROM ${table}`);
    for (const row of rows)
      if (textOf(row).includes(word.toLowerCase())) found.push(String(Reflect.get(Object(row), 'id')));
  }
  return found.sort();
}

function textOf(row: unknown): string {
  const text = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return text.replaceAll('\\"', '"').toLowerCase();
}

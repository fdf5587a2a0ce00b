import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prismaStorage } from '@auditreel/core/prisma';
import { openClient } from '../open-client.ts';
import type { Batch } from './batches.ts';
import type { Contestant } from './contest.ts';

/** Through Prisma, and by `COPY` out of files that are written beforehand, a batch a statement in both. */
export async function postgresRates(
  folder: string,
  postgresUrl: string,
  all: readonly Batch[],
): Promise<readonly Contestant[]> {
  const { prisma } = await openClient({ variant: 'store-postgresql', folder, postgresUrl });
  const { records } = prismaStorage(prisma);
  const clear = async (): Promise<void> => {
    await prisma.$executeRawUnsafe('TRUNCATE audit_records');
  };
  const columns = Object.keys(all[0]?.[0] ?? {}).filter((column) => column !== 'recordedAt');
  const names = [...columns, 'recordedAt'].map((column) => `"${column}"`).join(', ');
  const files = await Promise.all(
    all.map((batch, i) => copyFile(join(folder, `copy-${i}.txt`), batch, columns)),
  );
  return [
    {
      name: 'COPY',
      clear,
      insert: async (i) => {
        await prisma.$executeRawUnsafe(`COPY audit_records (${names}) FROM '${files[i]}'`);
      },
    },
    { name: 'auditreel, postgresql', clear, insert: (i) => records.insert(all[i] ?? []) },
  ];
}

async function copyFile(path: string, batch: Batch, columns: readonly string[]): Promise<string> {
  const lines = batch.map((record) => {
    const values = columns.map((column) => copyText(Reflect.get(record, column)));
    return [...values, String(record.time)].join('\t');
  });
  await writeFile(path, `${lines.join('\n')}\n`);
  // The server reads it, as a user of its own.
  await chmod(path, 0o644);
  return path;
}

/** COPY's text format. */
function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}

import { prismaStorage, SchemaMissingError } from '@auditreel/core/prisma';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';

const opened: OpenHost[] = [];
afterEach(async () => {
  for (const host of opened.splice(0)) await host.close();
});

async function opens(name: string, generated?: string): Promise<OpenHost['client']> {
  const host = HOSTS.find((candidate) => candidate.name === name);
  if (host === undefined) throw new Error(`No host ${name}`);
  const open = await openHost(host, inject('postgresUrl'), generated);
  opened.push(open);
  return open.client;
}

const COMMANDS = /npx auditreel schema add\n.*npx prisma migrate dev/s;

describe('set-up', () => {
  it('a client without the models is told which commands add them', async () => {
    const storage = prismaStorage(await opens('prisma-7-libsql', 'without-models'));
    await expect(storage.check()).rejects.toThrow(SchemaMissingError);
    await expect(storage.check()).rejects.toThrow(/has no model AuditRecord/);
    await expect(storage.check()).rejects.toThrow(COMMANDS);
  });

  it.each(['prisma-7-libsql', 'prisma-7-better-sqlite3', 'prisma-6-libsql', 'prisma-7-postgresql'])(
    'a database without the tables is told the same, on %s',
    async (name) => {
      const client = await opens(name);
      await client.$executeRawUnsafe('DROP TABLE audit_leases');
      await expect(prismaStorage(client).check()).rejects.toThrow(COMMANDS);
      await client.$executeRawUnsafe('DROP TABLE audit_records');
      await expect(prismaStorage(client).records.insert([sampleRecord()])).rejects.toThrow(
        SchemaMissingError,
      );
    },
  );

  it('tables and columns that the host renamed, in another schema, are found', async () => {
    const client = await opens('prisma-7-postgresql', 'renamed');
    const storage = prismaStorage(client);
    await storage.check();
    const record = sampleRecord({ actorId: 'ada', actorType: 'user' });
    await storage.records.insert([record]);
    expect((await storage.records.get(record.id))?.actorId).toBe('ada');
    expect(await client.$queryRawUnsafe('SELECT who FROM trail.my_records')).toEqual([{ who: 'ada' }]);
  });

  it('an extended client is as good as its base', async () => {
    const client = await opens('prisma-7-libsql');
    const extended = client.$extends({
      query: { $allModels: { $allOperations: ({ args, query }: Passed) => query(args) } },
    });
    const storage = prismaStorage(extended);
    await storage.check();
    const record = sampleRecord();
    await storage.records.insert([record]);
    expect((await storage.records.get(record.id))?.id).toBe(record.id);
  });

  it('something that is no Prisma client is refused in words', async () => {
    const storage = prismaStorage({
      $transaction: () => Promise.reject(new Error('none')),
      $disconnect: async () => {},
    });
    await expect(storage.check()).rejects.toThrow(/provider is undefined/);
  });
});

interface Passed {
  readonly args: unknown;
  readonly query: (args: unknown) => Promise<unknown>;
}

import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { StorageRefusedError, StorageUnavailableError } from '../../packages/core/src/errors.ts';
import { sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`refusals, ${host.name}${absent}`, () => {
    let open: OpenHost;
    beforeAll(async () => {
      open = await openHost(host, inject('postgresUrl'));
    });
    afterAll(() => open.close());

    it('a row that can never be stored refuses its batch whole, with the cause', async () => {
      const storage = prismaStorage(open.client);
      const good = sampleRecord();
      const bad = { ...sampleRecord(), action: undefined } as unknown as typeof good;
      const error: unknown = await storage.records.insert([good, bad]).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StorageRefusedError);
      expect(error).toHaveProperty('cause.code', 'P2010');
      expect(await storage.records.get(good.id)).toBeNull();
    });

    if (host.provider === 'sqlite')
      it('a table that another process locks is unavailable for now', async () => {
        const other = await open.again();
        const storage = prismaStorage(open.client, { maxWaitMs: 100 });
        const record = sampleRecord();
        await other.$transaction(
          async (tx) => {
            await tx.order.create({ data: { note: 'holds the write lock' } });
            await expect(storage.records.insert([record])).rejects.toThrow(StorageUnavailableError);
          },
          { timeout: 20_000 },
        );
        await storage.records.insert([record]);
        expect((await storage.records.get(record.id))?.id).toBe(record.id);
      });

    if (host.provider !== 'sqlite')
      it('a database that is gone is unavailable', async () => {
        const gone = await openHost(host, inject('postgresUrl'));
        const storage = prismaStorage(gone.client);
        await storage.check();
        await gone.close();
        await expect(storage.records.insert([sampleRecord()])).rejects.toThrow(StorageUnavailableError);
      });
  });
}

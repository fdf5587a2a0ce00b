import { setTimeout as delay } from 'node:timers/promises';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  EPOCH,
  idAt,
  sampleChunk,
  sampleMark,
  sampleRecord,
  sampleSession,
} from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';

class HostGaveUp extends Error {}

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`while the host holds a transaction open, ${host.name}${absent}`, () => {
    let open: OpenHost;
    beforeAll(async () => {
      open = await openHost(host, inject('postgresUrl'));
    });
    afterAll(() => open.close());

    /** Starts `write` inside the time that a host's transaction is open, which is then rolled back. */
    async function whileRolledBack<R>(write: () => Promise<R>): Promise<R> {
      let written: Promise<R> | undefined;
      const hosts = open.client.$transaction(async (tx) => {
        await tx.order.create({ data: { note: 'never placed' } });
        // Prisma's own promises start when they are awaited.
        written = (async () => write())();
        await delay(150);
        throw new HostGaveUp();
      });
      await expect(hosts).rejects.toThrow(HostGaveUp);
      expect(await open.client.order.count()).toBe(0);
      if (written === undefined) throw new Error('Nothing was written');
      return written;
    }

    if (host.adapter === 'better-sqlite3')
      it('a bare statement would vanish in that one’s rollback', async () => {
        const bare = 'INSERT INTO audit_leases (name, holder, until) VALUES (?, ?, ?)';
        expect(await whileRolledBack(() => open.client.$executeRawUnsafe(bare, 'bare', 'me', 1))).toBe(1);
        expect(
          await open.client.$queryRawUnsafe("SELECT name FROM audit_leases WHERE name = 'bare'"),
        ).toEqual([]);
      });

    it('a batch of records survives that one’s rollback', async () => {
      const storage = prismaStorage(open.client);
      const records = [sampleRecord(), sampleRecord()];
      await whileRolledBack(() => storage.records.insert(records));
      for (const { id } of records) expect((await storage.records.get(id))?.id).toBe(id);
    });

    it('a chunk and its marks survive that one’s rollback', async () => {
      const storage = prismaStorage(open.client);
      const chunk = sampleChunk({ sessionId: idAt(EPOCH) });
      const mark = sampleMark({ sessionId: chunk.sessionId });
      expect(await whileRolledBack(() => storage.chunks.put(chunk, [mark]))).toBe('stored');
      expect((await storage.chunks.get(chunk))?.sha256).toBe(chunk.sha256);
      expect(await storage.chunks.marks(chunk.sessionId)).toEqual([mark]);
    });

    it('a session, its binding, its weight and its end survive that one’s rollback', async () => {
      const storage = prismaStorage(open.client);
      const session = sampleSession();
      await whileRolledBack(() => storage.sessions.create(session));
      await whileRolledBack(() =>
        storage.sessions.bind(session.id, { type: 'user', id: 'ada', name: null, tenantId: null, at: EPOCH }),
      );
      await whileRolledBack(() => storage.sessions.touch(session.id, { at: EPOCH + 9, chunks: 1, bytes: 7 }));
      await whileRolledBack(() => storage.sessions.end(session.id, 'logout', EPOCH + 10));
      expect(await storage.sessions.get(session.id)).toMatchObject({
        ...{ actorId: 'ada', chunks: 1, bytes: 7, endReason: 'logout' },
      });
    });

    it('a verdict and a lease survive that one’s rollback', async () => {
      const storage = prismaStorage(open.client);
      const record = sampleRecord({ witness: 'pending' });
      await storage.records.insert([record]);
      const verdict = { id: record.id, witness: 'witnessed', reason: null, at: EPOCH } as const;
      await whileRolledBack(() => storage.records.setWitness([verdict]));
      expect((await storage.records.get(record.id))?.witness).toBe('witnessed');
      const lease = { name: 'job', holder: 'one', now: EPOCH, until: EPOCH + 100 };
      expect(await whileRolledBack(() => storage.leases.acquire(lease))).toBe(true);
      expect(await storage.leases.acquire({ ...lease, holder: 'two' })).toBe(false);
    });

    it('what waits longer than it may is unavailable, not stored, and goes through later', async () => {
      const storage = prismaStorage(open.client, { maxWaitMs: 50 });
      const waits = host.provider === 'sqlite';
      const record = sampleRecord();
      const answer = await whileRolledBack(() =>
        storage.records.insert([record]).then(
          () => 'stored',
          (error: { code?: string }) => error.code,
        ),
      );
      expect(answer).toBe(waits ? 'ERR_AUDIT_STORAGE_UNAVAILABLE' : 'stored');
      await storage.records.insert([record]);
      expect((await storage.records.get(record.id))?.id).toBe(record.id);
    });
  });
}

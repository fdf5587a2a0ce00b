import { setTimeout as delay } from 'node:timers/promises';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { StorageRefusedError } from '../../packages/core/src/errors.ts';
import { type Database, databaseOf } from '../../packages/core/src/prisma/database.ts';
import { guardPass } from '../../packages/core/src/prisma/guard/guard-pass.ts';
import { guardRemovalSql } from '../../packages/core/src/prisma/guard/guard-sql.ts';
import { AUDIT_LEASE, AUDIT_RECORD } from '../../packages/core/src/prisma/models.ts';
import type { AuditRecord } from '../../packages/core/src/record/audit-record.ts';
import { sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import type { HostClient } from './host-client.ts';
import { HOSTS } from './hosts.ts';
import { installGuard, openGuarded, RENAMED } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { refused } from './refused.ts';

const pruned = () => ({ ...sampleRecord(), action: 'retention.prune' as const });
const countOfLeases = async (client: HostClient): Promise<number> =>
  (await client.$queryRawUnsafe('SELECT name FROM audit_leases')).length;
const redacted = () => ({ ...sampleRecord(), action: 'privacy.redact' as const });

for (const host of [...HOSTS, RENAMED]) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`a pass of the guard, ${host.name}${absent}`, () => {
    let open: OpenHost;
    let database: Database;
    beforeAll(async () => {
      open = await openGuarded(host);
      database = databaseOf(open.client, {});
    });
    afterAll(() => open.close());

    const stored = async (): Promise<AuditRecord> => {
      const record = sampleRecord();
      await prismaStorage(open.client).records.insert([record]);
      return record;
    };
    const isThere = async ({ id }: AuditRecord): Promise<boolean> =>
      (await prismaStorage(open.client).records.get(id)) !== null;
    const markers = () => database.read(AUDIT_LEASE, (leases) => leases.findMany({}));

    it('lets retention remove, records it in the same transaction, and is over with it', async () => {
      const [old, kept, tale] = [await stored(), await stored(), pruned()];
      await guardPass(database, 'retention', async (tx) => {
        expect(await tx.calls(AUDIT_RECORD).deleteMany({ where: { id: old.id } })).toEqual({ count: 1 });
        return tale;
      });
      expect([await isThere(old), await isThere(tale)]).toEqual([false, true]);
      expect(await markers()).toEqual([]);
      await refused(open.client.auditRecord.deleteMany({ where: { id: kept.id } }));
    });

    it('lets erasure change, and records it', async () => {
      const [record, tale] = [await stored(), redacted()];
      const write = { where: { id: record.id }, data: { actorName: 'gone' } };
      await guardPass(database, 'erasure', async (tx) => {
        await tx.calls(AUDIT_RECORD).updateMany(write);
        return tale;
      });
      expect((await prismaStorage(open.client).records.get(record.id))?.actorName).toBe('gone');
      expect(await isThere(tale)).toBe(true);
      await refused(open.client.auditRecord.updateMany({ ...write, data: { actorName: 'back' } }));
    });

    it('is for its own reason only', async () => {
      const { id } = await stored();
      await expect(
        guardPass(database, 'retention', async (tx) => {
          await tx.calls(AUDIT_RECORD).updateMany({ where: { id }, data: { actorName: 'x' } });
          return pruned();
        }),
      ).rejects.toThrow(StorageRefusedError);
      await expect(
        guardPass(database, 'erasure', async (tx) => {
          await tx.calls(AUDIT_RECORD).deleteMany({ where: { id } });
          return redacted();
        }),
      ).rejects.toThrow(StorageRefusedError);
      expect(await prismaStorage(open.client).records.get(id)).toMatchObject({ actorName: null });
    });

    it('leaves nothing when it fails', async () => {
      const [record, tale] = [await stored(), pruned()];
      const failing = guardPass(database, 'retention', async (tx) => {
        await tx.calls(AUDIT_RECORD).deleteMany({ where: { id: record.id } });
        await database.insert(tx, AUDIT_RECORD, [tale]);
        throw new Error('disk full');
      });
      await expect(failing).rejects.toThrow('disk full');
      expect([await isThere(record), await isThere(tale)]).toEqual([true, false]);
      expect(await markers()).toEqual([]);
    });

    it('opens nothing for another connection meanwhile', async () => {
      const [record, other] = [await stored(), await open.again()];
      const where = { id: record.id };
      const attempts: Promise<void>[] = [];
      await guardPass(database, 'retention', async () => {
        // SQLite has one writer at a time: what the other one sees is what counts there.
        if (host.provider === 'sqlite') expect(await countOfLeases(other)).toBe(0);
        else attempts.push(refused(other.auditRecord.deleteMany({ where })));
        if (host.provider === 'mysql') {
          const dirty = { isolationLevel: 'ReadUncommitted', timeout: 10_000 };
          attempts.push(refused(other.$transaction((tx) => tx.auditRecord.deleteMany({ where }), dirty)));
        }
        await delay(200);
        return pruned();
      });
      // MySQL lets them wait for the end of the pass.
      await Promise.all(attempts);
      await refused(other.auditRecord.deleteMany({ where }));
      expect(await isThere(record)).toBe(true);
    });

    it('is not had by a row of an earlier transaction that is too old, too long or another’s', async () => {
      const [{ id }, now] = [await stored(), Date.now()];
      const left = [
        { holder: 'retention', until: now - 10_000 },
        { holder: 'retention', until: now + 3_600_000 },
        { holder: 'erasure', until: now + 30_000 },
        { holder: 'retention 1', until: now + 30_000 },
      ];
      for (const marker of left) {
        await database.write((tx) => database.insert(tx, AUDIT_LEASE, [{ name: 'guard.pass', ...marker }]));
        await refused(open.client.auditRecord.deleteMany({ where: { id } }));
        await guardPass(database, 'retention', async () => pruned());
        expect(await markers()).toEqual([]);
      }
    });

    it('goes as well without a guard', async () => {
      const record = await stored();
      await installGuard(open.client, host, guardRemovalSql);
      await guardPass(database, 'retention', async (tx) => {
        await tx.calls(AUDIT_RECORD).deleteMany({ where: { id: record.id } });
        return pruned();
      });
      expect(await isThere(record)).toBe(false);
    });
  });
}

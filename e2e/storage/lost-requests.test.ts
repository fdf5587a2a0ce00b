import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { recordLost } from '../../packages/core/src/lost-requests.ts';
import { databaseOf } from '../../packages/core/src/prisma/database.ts';
import { AUDIT_CHANGE } from '../../packages/core/src/prisma/models.ts';
import { EPOCH, idAt, sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';

const STRETCH = { from: EPOCH, to: EPOCH + 10_000 };

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  describe.skipIf(!there)(`requests known only by what they changed, ${host.name}${absent}`, () => {
    let open: OpenHost;
    let storage: ReturnType<typeof prismaStorage>;
    beforeAll(async () => {
      open = await openHost(host, inject('postgresUrl'));
      storage = prismaStorage(open.client);
    });
    afterAll(() => open.close());

    async function changed(recordId: string | null, at: number, targetId = '1'): Promise<void> {
      const database = databaseOf(open.client, {});
      const row = {
        id: idAt(at),
        v: 1,
        logId: 'main',
        recordId,
        actorType: 'user',
        actorId: 'ada',
        recordedAt: at,
      };
      const rest = { model: 'Order', targetId, op: 'update', before: { total: 1 }, after: { total: 2 } };
      await database.write((tx) => database.insert(tx, AUDIT_CHANGE, [{ ...row, ...rest }]));
    }

    it('get an event each, once, however often they are found', async () => {
      const [lost, known, early, late] = [0, 1, -20_000, 20_000].map((ms) => idAt(EPOCH + ms));
      await storage.records.insert([sampleRecord({ id: known ?? '' })]);
      await changed(lost ?? '', EPOCH + 5, '7');
      await changed(lost ?? '', EPOCH + 9, '8');
      await changed(known ?? '', EPOCH + 6);
      await changed(null, EPOCH + 7);
      await changed(early ?? '', EPOCH - 20_000);
      await changed(late ?? '', EPOCH + 20_000);
      for (let round = 0; round < 2; round += 1) {
        expect(await recordLost({ storage, service: 'shop' }, STRETCH)).toBe(1);
      }
      const { records } = await storage.records.list({ action: 'audit.lost', limit: 10 });
      expect(records).toEqual([
        expect.objectContaining({
          parentId: lost,
          stage: 'event',
          outcome: 'unknown',
          reason: 'CRASH',
          actorType: 'user',
          actorId: 'ada',
          time: EPOCH + 5,
          service: 'shop',
          metadata: { changes: 2 },
          targets: [
            { type: 'Order', id: '7' },
            { type: 'Order', id: '8' },
          ],
        }),
      ]);
    });

    it('are found page by page, and no more once their record came', async () => {
      const from = EPOCH + 100_000;
      const ids = Array.from({ length: 501 }, (_, i) => idAt(from + i));
      for (const [i, id] of ids.entries()) if (i % 100 === 0) await changed(id, from + i);
      const lost = (limit: number) => storage.changes?.withoutRecord?.({ from, to: from + 1000, limit });
      const all = (await lost(10)) ?? [];
      expect(all.map(({ recordId }) => recordId)).toEqual(ids.filter((_, i) => i % 100 === 0));
      const [first, second] = all;
      const rest = await storage.changes?.withoutRecord?.({
        from,
        to: from + 1000,
        afterId: second?.recordId ?? '',
        limit: 2,
      });
      expect(rest?.map(({ recordId }) => recordId)).toEqual(all.slice(2, 4).map(({ recordId }) => recordId));
      await storage.records.insert([sampleRecord({ id: first?.recordId ?? '' })]);
      expect(await lost(10)).toHaveLength(all.length - 1);
    });
  });
}

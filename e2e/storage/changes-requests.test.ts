import { createAudit, memoryStorage } from '@auditreel/core';
import { auditChanges } from '@auditreel/core/changes';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { asRequest, CARRIED, openWritingHost, type WritingHost } from './open-writing-host.ts';
import { sentTo } from './sent-statements.ts';

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';

  describe.skipIf(!there).each(CARRIED)(
    `requests that write on ${host.name}${absent}, carried %s`,
    (carried) => {
      let open: WritingHost;
      beforeAll(async () => {
        open = await openWritingHost(host, carried);
      });
      afterAll(() => open.close());

      const recordOf = async (id: string) => {
        await open.audit.flush();
        return prismaStorage(open.plain as never).records.get(id);
      };

      it('200 writes of 50 requests at once are each said of their own', async () => {
        const before = (await open.changes()).length;
        const requests = Array.from({ length: 50 }, async (_, i) => {
          const { recordId } = await asRequest(open.audit, { actor: `user${i}` }, () =>
            Promise.all(
              [0, 1, 2, 3].map((n) => open.prisma.order.create({ data: { note: `crowd ${i} ${n}` } })),
            ),
          );
          return [`user${i}`, recordId] as const;
        });
        const recordIds = new Map<string, string>(await Promise.all(requests));
        const changes = (await open.changes()).slice(before);
        expect(changes.length).toBe(200);
        for (const { after, actorId, recordId } of changes) {
          const actor = `user${String(after?.note).split(' ')[1]}`;
          expect([actorId, recordId]).toEqual([actor, recordIds.get(actor)]);
        }
        expect(await open.leftOver()).toBe(0);
      });

      it('a GET that writes to a tracked table is recorded, and no read', async () => {
        const wrote = await asRequest(open.audit, { actor: 'ada', method: 'GET' }, () =>
          open.prisma.order.create({ data: { note: 'by a GET' } }),
        );
        const inside = await asRequest(open.audit, { actor: 'ada', method: 'GET' }, () =>
          open.prisma.$transaction(async (tx) => tx.order.create({ data: { note: 'inside a GET' } })),
        );
        const read = await asRequest(open.audit, { actor: 'ada', method: 'GET' }, () =>
          open.prisma.order.count(),
        );
        for (const { recordId } of [wrote, inside]) {
          expect(await recordOf(recordId)).toMatchObject({ id: recordId, kind: 'other', method: 'GET' });
        }
        expect(await recordOf(read.recordId)).toBeNull();
        const said = (await open.changes()).filter(({ after }) => / a GET$/.test(String(after?.note)));
        expect(said.map(({ recordId }) => recordId)).toEqual([wrote.recordId, inside.recordId]);
      });

      it('what capture skips is said of no record', async () => {
        const audit = createAudit({
          ...{ storage: memoryStorage(), secret: 'another secret of a test, another secret of a test' },
          ...{ service: `skips-${host.name}-${carried}`, capture: { skip: () => true } },
        });
        const prisma = open.base.$extends(auditChanges(audit));
        await asRequest(audit, { actor: 'ada' }, () => prisma.order.create({ data: { note: 'skipped' } }));
        const change = (await open.changes()).find(({ after }) => after?.note === 'skipped');
        expect(change).toMatchObject({ recordId: null, actorId: 'ada' });
        await audit.close();
      });

      it('who acts is asked where that answers at once, and the audit may come later than the client', async () => {
        const asked: string[] = [];
        const auditOf = (name: string, later: boolean) =>
          createAudit({
            ...{ storage: memoryStorage(), secret: 'another secret of a test, another secret of a test' },
            service: `asks-${name}-${host.name}-${carried}`,
            actor() {
              asked.push(name);
              const actor = { type: 'user', id: name } as const;
              return later ? Promise.resolve(actor) : actor;
            },
          });
        for (const [name, later, expected] of [
          ['grace', false, 'grace'],
          ['alan', true, null],
        ] as const) {
          const prisma = open.base.$extends(auditChanges(() => audit));
          const audit = auditOf(name, later);
          for (const n of [1, 2]) {
            await asRequest(audit, {}, () => prisma.order.create({ data: { note: `${n} of ${name}` } }));
          }
          const changes = (await open.changes()).filter(({ after }) =>
            String(after?.note).endsWith(`of ${name}`),
          );
          expect(changes.map(({ actorId }) => actorId)).toEqual([expected, expected]);
          await audit.close();
        }
        // Once at each write, and at each end; whoever answers late, at the first write only.
        expect(asked).toEqual(['grace', 'grace', 'grace', 'grace', 'alan', 'alan', 'alan']);
      });

      it('writes to tables without triggers are counted in the record', async () => {
        const table = host.provider === 'mysql' ? '`Visit`' : '"Visit"';
        const { recordId } = await asRequest(open.audit, { actor: 'ada' }, async () => {
          await open.prisma.visit.create({ data: { page: '/' } });
          await open.prisma.$executeRawUnsafe(`INSERT INTO ${table} (page) VALUES ('/raw')`);
          await open.prisma.$transaction([
            open.prisma.visit.updateMany({ data: { page: '/x' } }),
            open.prisma.visit.count(),
          ]);
          await open.prisma.$transaction(async (tx) => tx.visit.deleteMany());
          await open.prisma.order.create({ data: { note: 'seen' } });
        });
        expect(await recordOf(recordId)).toMatchObject({ opaqueWrites: 4 });
        const none = await asRequest(open.audit, { actor: 'ada' }, () =>
          open.prisma.order.updateMany({ where: { note: 'seen' }, data: { n: 2 } }),
        );
        expect((await recordOf(none.recordId))?.opaqueWrites).toBeNull();
      });

      it('reads send what they sent before', async () => {
        const reads = (prisma: WritingHost['prisma']) => async () => {
          await prisma.order.findMany();
          await prisma.$queryRawUnsafe('SELECT 1');
          await prisma.$transaction([prisma.order.count(), prisma.item.count()]);
        };
        const without = await sentTo(open.statements, reads(open.base));
        expect(await sentTo(open.statements, reads(open.prisma))).toEqual(without);
      });

      it('records and leases of ours are neither bound nor counted, on an extended client too', async () => {
        const storage = prismaStorage(open.prisma as never);
        const { recordId } = await asRequest(open.audit, { actor: 'ada' }, async () => {
          const sent = await sentTo(open.statements, async () => {
            await storage.records.insert([sampleRecord()]);
            await storage.leases.acquire({ name: 'a job', holder: 'me', now: 1, until: 2 });
          });
          expect(sent.filter((sql) => /auditreel\.ctx|audit_context/.test(sql))).toEqual([]);
        });
        expect((await recordOf(recordId))?.opaqueWrites).toBeNull();
      });

      if (host.provider === 'postgresql')
        it('a lone write may take longer than a transaction', async () => {
          await open.prisma.order.create({ data: { note: 'slow' } });
          const slow = `UPDATE "Order" SET n = 7 WHERE note = 'slow' AND pg_sleep(5.5) IS NOT NULL`;
          expect(await open.prisma.$executeRawUnsafe(slow)).toBe(1);
        });

      if (host.provider === 'postgresql')
        it('the options of a transaction reach the database', async () => {
          const options = { isolationLevel: 'Serializable' };
          const isolation = 'SHOW transaction_isolation';
          const serializable = [{ transaction_isolation: 'serializable' }];
          const { prisma } = open;
          expect(await prisma.$transaction((tx) => tx.$queryRawUnsafe(isolation), options)).toEqual(
            serializable,
          );
          const list = [prisma.order.updateMany({ data: { n: 0 } }), prisma.$queryRawUnsafe(isolation)];
          expect((await prisma.$transaction(list, options))[1]).toEqual(serializable);
        });

      it('the client connects and disconnects as before', async () => {
        await open.prisma.$connect();
        await open.prisma.$disconnect();
        expect(await open.prisma.order.updateMany({ where: { note: 'none' }, data: { n: 1 } })).toEqual({
          count: 0,
        });
      });

      it('where nothing is tracked, nothing is sent', async () => {
        const bare = await openWritingHost(host, carried, []);
        const write = (prisma: WritingHost['prisma'], note: string) => async () => {
          await prisma.order.create({ data: { note } });
          await prisma.$transaction(async (tx) => tx.order.updateMany({ data: { n: 1 } }));
        };
        await bare.prisma.order.create({ data: { note: 'the first asks the catalogue' } });
        const without = await sentTo(bare.statements, write(bare.base, 'without'));
        expect(await sentTo(bare.statements, write(bare.prisma, 'with'))).toEqual(without);
        await bare.close();
      });
    },
  );
}

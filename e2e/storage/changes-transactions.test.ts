import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HOSTS } from './hosts.ts';
import { asRequest, CARRIED, openWritingHost, type WritingHost } from './open-writing-host.ts';
import type { WritingTransaction } from './writing-client.ts';

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';

  describe.skipIf(!there).each(CARRIED)(`transactions on ${host.name}${absent}, carried %s`, (carried) => {
    let open: WritingHost;
    beforeAll(async () => {
      open = await openWritingHost(host, carried);
      await open.prisma.order.create({ data: { note: 'asks what is tracked' } });
    });
    afterAll(() => open.close());

    /** Who is said to have written what `work` wrote. */
    const saidOf = async (work: () => Promise<unknown>) => {
      const before = (await open.changes()).length;
      await work();
      return (await open.changes()).slice(before).map(({ actorId }) => actorId);
    };
    const asAda = <R>(work: () => Promise<R>) => asRequest(open.audit, { actor: 'ada' }, work);

    if (host.adapter === 'better-sqlite3')
      it('may write past their own client, which is in them where there is one connection', async () => {
        const work = async (tx: WritingTransaction) => {
          await tx.order.create({ data: { note: 'inside' } });
          await open.prisma.order.create({ data: { note: 'past it' } });
          await open.prisma.order.deleteMany();
        };
        const said = await saidOf(() => asAda(() => open.prisma.$transaction(work)));
        expect(said).toEqual(Array(5).fill('ada'));
      });

    it('end, and what their work left running writes on its own', async () => {
      let late: Promise<unknown> = Promise.resolve();
      const work = async (tx: WritingTransaction) => {
        await tx.order.create({ data: { note: 'first' } });
        late = setTimeout(50).then(() => open.prisma.order.create({ data: { note: 'when it was over' } }));
      };
      const said = await saidOf(() => asAda(() => open.prisma.$transaction(work).then(() => late)));
      expect(said).toEqual(['ada', 'ada']);
      expect(await open.leftOver()).toBe(0);
    });

    if (host.provider === 'mysql')
      it.each(['rolled back', 'committed'])(
        'leave nobody behind where DDL commits them half-way, %s',
        async (end) => {
          const work = asAda(() =>
            open.prisma.$transaction(async (tx) => {
              await tx.$executeRawUnsafe(`CREATE TABLE \`half ${carried} ${end}\` (id INT)`);
              if (end === 'rolled back') throw new Error('the host gave up');
            }),
          );
          if (end === 'rolled back') await expect(work).rejects.toThrow('the host gave up');
          else await work;
          expect(await open.leftOver()).toBe(0);
          const past = async () => {
            for (let i = 0; i < 10; i++) await open.base.order.create({ data: { note: `${end} ${i}` } });
          };
          expect(await saidOf(past)).toEqual(Array(10).fill(null));
        },
      );
  });
}

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HOSTS } from './hosts.ts';
import { CARRIED, openWritingHost, type WritingHost } from './open-writing-host.ts';
import type { WritingClient } from './writing-client.ts';

type Run = (prisma: WritingClient) => unknown;

for (const host of HOSTS) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';
  const table = host.provider === 'mysql' ? '`Order`' : '"Order"';

  describe.skipIf(!there).each(CARRIED)(
    `what the host gets on ${host.name}${absent}, carried %s`,
    (carried) => {
      let open: WritingHost;
      beforeAll(async () => {
        open = await openWritingHost(host, carried);
      });
      afterAll(() => open.close());

      /** What it ends with, without the extension and with it, each on empty tables. */
      async function both(run: Run): Promise<readonly [unknown, unknown]> {
        const ends: unknown[] = [];
        for (const prisma of [open.plain, open.prisma]) {
          await open.plain.item.deleteMany();
          await open.plain.order.deleteMany();
          await open.plain.order.create({ data: { note: 'there', items: { create: { sku: 'a' } } } });
          ends.push(await endOf(() => run(prisma)));
        }
        return [ends[0], ends[1]];
      }

      const one = { where: { note: 'there' } };
      it.each<[string, Run]>([
        ['a row', ({ order }) => order.create({ data: { note: 'new' }, select: { note: true, n: true } })],
        [
          'a row with its relations',
          ({ order }) =>
            order.update({
              ...one,
              data: { n: 2 },
              include: { items: { select: { sku: true } } },
              omit: { id: true },
            }),
        ],
        [
          'an upserted row',
          ({ order }) => order.upsert({ ...one, create: {}, update: { n: 9 }, select: { n: true } }),
        ],
        ['a deleted row', ({ item }) => item.deleteMany({ where: { sku: 'a' } })],
        ['a count', ({ order }) => order.createMany({ data: [{ note: 'x' }, { note: 'y' }] })],
        ['a count of none', ({ order }) => order.updateMany({ where: { note: 'absent' }, data: { n: 1 } })],
        ['a number of raw SQL', (prisma) => prisma.$executeRawUnsafe(`UPDATE ${table} SET n = 5`)],
        ['rows of raw SQL', (prisma) => prisma.$queryRawUnsafe(`SELECT note FROM ${table}`)],
        ['relations by way of a write', ({ order }) => order.update({ ...one, data: { n: 1 } }).items()],
        ['relations by way of a read', ({ order }) => order.findUnique(one).items()],
        [
          'an array of all',
          (prisma) =>
            prisma.$transaction([
              prisma.order.count(),
              prisma.order.updateMany({ data: { n: 3 } }),
              prisma.$executeRawUnsafe(`UPDATE ${table} SET n = 4`),
            ]),
        ],
        ['an array of nothing', (prisma) => prisma.$transaction([])],
        ['an array of reads', (prisma) => prisma.$transaction([prisma.order.count(), prisma.item.count()])],
        [
          'what its own work answers',
          (prisma) => prisma.$transaction(async (tx) => tx.order.updateMany({ data: { n: 1 } })),
        ],
      ])('is the same: %s', async (_, run) => {
        const [without, withIt] = await both(async (prisma) => withoutIds(await run(prisma)));
        expect(without).not.toHaveProperty('ownKeys');
        expect(withIt).toEqual(without);
      });

      it.each<[string, Run]>([
        ['a value that is taken', ({ order }) => order.create({ data: { note: 'there' } })],
        [
          'a row that is not there',
          ({ order }) => order.update({ where: { note: 'absent' }, data: { n: 1 } }),
        ],
        ['a row that is pointed to', ({ order }) => order.delete(one)],
        ['a row that points to none', ({ item }) => item.create({ data: { sku: 'b', orderId: -1 } })],
        ['arguments that make no sense', ({ order }) => order.create({ data: { nonsense: 1 } })],
        ['raw SQL that makes none', (prisma) => prisma.$executeRawUnsafe(`UPDATE ${table} SET absent = 1`)],
        [
          'raw SQL on a value that is taken',
          (prisma) => prisma.$executeRawUnsafe(`INSERT INTO ${table} (note) VALUES ('there')`),
        ],
        [
          'an array whose second fails',
          (prisma) =>
            prisma.$transaction([prisma.order.count(), prisma.order.create({ data: { note: 'there' } })]),
        ],
        ['an array of no queries', (prisma) => prisma.$transaction([Promise.resolve(1)])],
        ['no work at all', (prisma) => prisma.$transaction(7 as never)],
        [
          'work that throws',
          (prisma) =>
            prisma.$transaction(async () => {
              throw new RangeError('mine');
            }),
        ],
        [
          'work that fails',
          (prisma) => prisma.$transaction((tx) => tx.order.create({ data: { note: 'there' } })),
        ],
        [
          'work that takes too long',
          (prisma) =>
            prisma.$transaction(
              async (tx) => {
                await tx.order.count();
                await new Promise((resolve) => setTimeout(resolve, 400));
              },
              { timeout: 200 },
            ),
        ],
        [
          'an isolation that there is not',
          (prisma) => prisma.$transaction(async () => 1, { isolationLevel: 'Snapshot' }),
        ],
        [
          'an array in an isolation that there is not',
          (prisma) =>
            prisma.$transaction([prisma.order.updateMany({ data: { n: 1 } }), prisma.order.count()], {
              isolationLevel: 'Snapshot',
            }),
        ],
      ])('is the same error: %s', async (_, run) => {
        const [without, withIt] = await both(run);
        expect(without).toHaveProperty('ownKeys');
        expect(withIt).toEqual(without);
      });
    },
  );
}

/** What it answered, or all that can be read of its error. */
async function endOf(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    const error = thrown as Error & { code?: string; meta?: object; batchRequestIdx?: number };
    const { name, code, meta, batchRequestIdx } = error;
    const ownKeys = Object.keys(error).toSorted();
    const lines = error.message.split('\n').filter((line) => !/\d+:\d+|^\s*[→\d]/.test(line));
    const said = timeless(lines.join('\n'));
    return { is: error.constructor.name, name, code, meta: plain(meta), ownKeys, said, batchRequestIdx };
  }
}

function plain(value: unknown): unknown {
  return value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (key, held) => (key === 'timeTaken' ? 'ms' : held)));
}

/** How long a transaction took is never the same. */
function timeless(text: string): string {
  return text.replace(/however \d+ ms/g, '');
}

function withoutIds(value: unknown): unknown {
  const text = JSON.stringify(value, (key, held) => (key === 'id' || key === 'orderId' ? 'id' : held));
  return text === undefined ? undefined : JSON.parse(text);
}

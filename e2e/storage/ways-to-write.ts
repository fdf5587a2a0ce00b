import type { Host } from './hosts.ts';
import type { WritingClient } from './writing-client.ts';

/** Writes rows whose notes begin with the tag, and answers how many changes that makes. */
export type WayToWrite = (prisma: WritingClient, tag: string) => Promise<number>;

class HostGaveUp extends Error {}

/** Every way to write through a client of Prisma's. */
export function waysToWrite(host: Host): Readonly<Record<string, WayToWrite>> {
  const sql = sqlOf(host);
  return {
    async plain({ order }, tag) {
      await order.create({ data: { note: `${tag}:1` } });
      await order.update({ where: { note: `${tag}:1` }, data: { n: 1 } });
      await order.delete({ where: { note: `${tag}:1` } });
      return 3;
    },
    async upsert({ order }, tag) {
      for (const n of [1, 2]) {
        await order.upsert({ where: { note: tag }, create: { note: tag }, update: { n } });
      }
      return 2;
    },
    async bulk({ order }, tag) {
      await order.createMany({ data: [1, 2, 3].map((i) => ({ note: `${tag}:${i}` })) });
      await order.updateMany({ where: { note: { startsWith: `${tag}:` } }, data: { n: 5 } });
      await order.deleteMany({ where: { note: { startsWith: `${tag}:` } } });
      return 9;
    },
    async raw(prisma, tag) {
      await prisma.$executeRawUnsafe(sql.insert, `${tag}:1`);
      await prisma.$executeRawUnsafe(sql.update, 4, `${tag}:1`);
      await prisma.$queryRawUnsafe(sql.insertReturning, `${tag}:2`);
      if (host.provider === 'mysql')
        await prisma.$executeRaw`DELETE FROM \`Order\` WHERE note = ${`${tag}:2`}`;
      else await prisma.$executeRaw`DELETE FROM "Order" WHERE note = ${`${tag}:2`}`;
      return 4;
    },
    async nested({ order }, tag) {
      const items = { create: [{ sku: `${tag}:a` }, { sku: `${tag}:b` }] };
      await order.create({ data: { note: tag, items } });
      await order.update({ where: { note: tag }, data: { n: 3, items: { create: { sku: `${tag}:c` } } } });
      return 5;
    },
    async array(prisma, tag) {
      const results = await prisma.$transaction([
        prisma.order.create({ data: { note: `${tag}:1` } }),
        prisma.order.count({ where: { note: { startsWith: `${tag}:` } } }),
        prisma.$executeRawUnsafe(sql.update, 2, `${tag}:1`),
        prisma.order.createMany({ data: [{ note: `${tag}:2` }] }),
      ]);
      if (JSON.stringify(results.slice(1)) !== '[1,1,{"count":1}]') throw new Error(JSON.stringify(results));
      return 3;
    },
    async 'failing array'(prisma, tag) {
      const twice = [0, 1].map(() => prisma.order.create({ data: { note: tag } }));
      const code = await prisma.$transaction(twice).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      if (code !== 'P2002') throw new Error(`It ended as ${code}`);
      return 0;
    },
    async interactive(prisma, tag) {
      return prisma.$transaction(async (tx) => {
        await tx.order.create({ data: { note: `${tag}:1` } });
        await tx.$executeRawUnsafe(sql.insert, `${tag}:2`);
        await tx.order.updateMany({ where: { note: { startsWith: `${tag}:` } }, data: { n: 8 } });
        return 4;
      }, LONG);
    },
    async 'rolled back'(prisma, tag) {
      const gaveUp = prisma.$transaction(async (tx) => {
        await tx.order.create({ data: { note: tag } });
        throw new HostGaveUp();
      }, LONG);
      await gaveUp.catch((error: unknown) => {
        if (!(error instanceof HostGaveUp)) throw error;
      });
      return 0;
    },
    ...(host.provider === 'mysql' ? {} : RETURNING),
    ...(host.prisma === 7 ? SAVEPOINTS : {}),
  };
}

/** These wait for each other on SQLite. */
const LONG = { maxWait: 60_000, timeout: 60_000 };

const RETURNING: Readonly<Record<string, WayToWrite>> = {
  async returning({ order }, tag) {
    await order.createManyAndReturn({ data: [1, 2].map((i) => ({ note: `${tag}:${i}` })) });
    await order.updateManyAndReturn({ where: { note: { startsWith: `${tag}:` } }, data: { n: 6 } });
    return 4;
  },
};

const SAVEPOINTS: Readonly<Record<string, WayToWrite>> = {
  async savepoints(prisma, tag) {
    return prisma.$transaction(async (tx) => {
      await tx.$transaction((inner) => inner.order.create({ data: { note: `${tag}:1` } }));
      const gaveUp = tx.$transaction(async (inner) => {
        await inner.order.create({ data: { note: `${tag}:never` } });
        throw new HostGaveUp();
      });
      await gaveUp.catch(() => {});
      await tx.order.create({ data: { note: `${tag}:2` } });
      return 2;
    }, LONG);
  },
};

function sqlOf({ provider }: Host): Readonly<Record<'insert' | 'update' | 'insertReturning', string>> {
  const table = provider === 'mysql' ? '`Order`' : '"Order"';
  const [one, two] = provider === 'postgresql' ? ['$1', '$2'] : ['?', '?'];
  const insert = `INSERT INTO ${table} (note) VALUES (${one})`;
  return {
    insert,
    insertReturning: `${insert} RETURNING id`,
    update: `UPDATE ${table} SET n = ${one} WHERE note = ${two}`,
  };
}

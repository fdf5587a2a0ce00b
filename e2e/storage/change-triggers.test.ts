import { afterAll, beforeAll, expect, it } from 'vitest';
import { changesRemovalSql, changesSql } from '../../packages/core/src/changes/triggers/changes-sql.js';
import { trackedTables } from '../../packages/core/src/changes/triggers/tracked-tables.js';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import { type OpenTracked, openTracked } from './open-tracked.ts';
import { runScript } from './run-script.ts';
import { onTrackedHosts, trackedTable } from './tracked-hosts.ts';

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

onTrackedHosts('what triggers write down', (host, generated) => {
  let open: OpenTracked;
  const table = (model: string): string => trackedTable(open.wanted, model, host.provider);
  const run = (sql: string) => open.client.$executeRawUnsafe(sql);
  const account = async (data: object): Promise<number> =>
    (await open.client.account.create({ data: { name: 'Ada', ...data } })).id;
  /** What a test sees of a change. */
  const told = async () =>
    (await open.changes()).map(({ model, op, targetId, before, after }) => ({
      model,
      op,
      targetId,
      before,
      after,
    }));

  beforeAll(async () => {
    open = await openTracked(host, generated);
  });
  afterAll(() => open.close());

  it('a row that is made, changed and removed', async () => {
    const earliest = Date.now();
    const id = await account({ note: null });
    await open.client.account.update({ where: { id }, data: { name: 'ada', count: { increment: 1 } } });
    await open.client.account.delete({ where: { id } });
    const changes = await open.changes();
    const whole = { id, name: 'Ada', note: null, count: 0, password: null, salary: null };
    const of = {
      v: 1,
      logId: 'main',
      model: 'Account',
      targetId: String(id),
      recordId: null,
      actorType: null,
      actorId: null,
    };
    expect(changes).toEqual([
      expect.objectContaining({ ...of, op: 'create', before: null, after: whole, truncated: null }),
      expect.objectContaining({
        ...of,
        op: 'update',
        before: { name: 'Ada', count: 0 },
        after: { name: 'ada', count: 1 },
      }),
      expect.objectContaining({
        ...of,
        op: 'delete',
        before: { ...whole, name: 'ada', count: 1 },
        after: null,
      }),
    ]);
    for (const { id, recordedAt } of changes) {
      expect(id).toMatch(UUID7);
      const ms = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
      expect(ms).toBe(Number(recordedAt));
      expect(Math.abs(ms - earliest)).toBeLessThan(60_000);
    }
  });

  it('nothing of an update that changes nothing, or what is ignored only', async () => {
    const id = await account({ note: 'x' });
    await open.changes();
    await open.client.account.update({ where: { id }, data: { note: 'x' } });
    await open.client.account.update({ where: { id }, data: { seen: 5 } });
    await run(`UPDATE ${table('Account')} SET name = name`);
    expect(await told()).toEqual([]);
  });

  it('both ways of an upsert', async () => {
    const upsert = () =>
      open.client.shelf.upsert({
        where: { hall_nr: { hall: 'A', nr: 7n } },
        create: { hall: 'A', nr: 7n, title: 'one' },
        update: { title: 'two' },
      });
    await upsert();
    await upsert();
    expect(await told()).toEqual([
      {
        model: 'Shelf',
        op: 'create',
        targetId: '["A","7"]',
        before: null,
        after: { hall: 'A', nr: '7', title: 'one' },
      },
      {
        model: 'Shelf',
        op: 'update',
        targetId: '["A","7"]',
        before: { title: 'one' },
        after: { title: 'two' },
      },
    ]);
  });

  it('every row of a bulk write', async () => {
    const data = Array.from({ length: 60 }, (_, i) => ({ name: 'bulk', count: i }));
    await open.client.account.createMany({ data });
    await open.client.account.updateMany({ where: { name: 'bulk' }, data: { count: { increment: 100 } } });
    await open.client.account.deleteMany({ where: { name: 'bulk' } });
    const changes = await told();
    const counts = (op: string, image: 'before' | 'after') =>
      changes
        .filter((change) => change.op === op)
        .map((change) => Number(change[image]?.count))
        .sort((a, b) => a - b);
    const made = data.map(({ count }) => count);
    expect(changes).toHaveLength(180);
    expect(counts('create', 'after')).toEqual(made);
    expect(counts('update', 'before')).toEqual(made);
    expect(counts('update', 'after')).toEqual(made.map((count) => count + 100));
    expect(counts('delete', 'before')).toEqual(made.map((count) => count + 100));
  });

  it('nested writes, and both sides of an implicit many-to-many relation', async () => {
    const id = await account({
      orders: { create: [{ id: 'o1', what: 'tea' }] },
      labels: { create: [{ id: 1 }, { id: 2 }] },
    });
    await open.client.account.update({
      where: { id },
      data: {
        orders: { update: { where: { id: 'o1' }, data: { what: 'mate' } } },
        labels: { disconnect: { id: 1 } },
      },
    });
    const changes = await told();
    const of = (model: string) => changes.filter((change) => change.model === model);
    expect(of('Account').map(({ op }) => op)).toEqual(['create']);
    expect(of('Purchase')).toEqual([
      {
        model: 'Purchase',
        op: 'create',
        targetId: 'o1',
        before: null,
        after: { id: 'o1', accountId: id, giftId: null, what: 'tea' },
      },
      { model: 'Purchase', op: 'update', targetId: 'o1', before: { what: 'tea' }, after: { what: 'mate' } },
    ]);
    const pair = (label: number) => ({ model: '_AccountToLabel', targetId: `[${id},${label}]` });
    expect(of('_AccountToLabel')).toEqual([
      { ...pair(1), op: 'create', before: null, after: { A: id, B: 1 } },
      { ...pair(2), op: 'create', before: null, after: { A: id, B: 2 } },
      { ...pair(1), op: 'delete', before: { A: id, B: 1 }, after: null },
    ]);
    expect(changes).toHaveLength(6);
  });

  it('raw SQL, and the old id of a row that gets another', async () => {
    const { quote } = dialectOf(host.provider);
    await run(
      `INSERT INTO ${table('Shelf')} (in_hall, shelf_nr, shelf_title) VALUES ('B', 9007199254740993, 'it''s')`,
    );
    await run(`UPDATE ${table('Shelf')} SET ${quote('in_hall')} = 'C' WHERE in_hall = 'B'`);
    await run(`DELETE FROM ${table('Shelf')} WHERE in_hall = 'C'`);
    const nr = '9007199254740993';
    expect(await told()).toEqual([
      {
        model: 'Shelf',
        op: 'create',
        targetId: `["B","${nr}"]`,
        before: null,
        after: { hall: 'B', nr, title: "it's" },
      },
      {
        model: 'Shelf',
        op: 'update',
        targetId: `["B","${nr}"]`,
        before: { hall: 'B' },
        after: { hall: 'C' },
      },
      {
        model: 'Shelf',
        op: 'delete',
        targetId: `["C","${nr}"]`,
        before: { hall: 'C', nr, title: "it's" },
        after: null,
      },
    ]);
  });

  it('what foreign keys do to the rows that point to a row', async () => {
    const id = await account({
      orders: {
        create: [
          { id: 'c1', what: 'x' },
          { id: 'c2', what: 'y' },
        ],
      },
      labels: { create: { id: 77 } },
    });
    await open.client.gift.create({ data: { id: 5, purchases: { connect: { id: 'c1' } } } });
    await open.changes();
    await run(`UPDATE ${giftTable()} SET id = 6 WHERE id = 5`);
    await open.client.gift.delete({ where: { id: 6 } });
    expect(await told()).toEqual([
      { model: 'Purchase', op: 'update', targetId: 'c1', before: { giftId: 5 }, after: { giftId: 6 } },
      { model: 'Purchase', op: 'update', targetId: 'c1', before: { giftId: 6 }, after: { giftId: null } },
    ]);
    await open.client.account.delete({ where: { id } });
    const changes = await told();
    expect(changes.map(({ model, op, targetId }) => `${op} ${model} ${targetId}`).sort()).toEqual([
      `delete Account ${id}`,
      'delete Purchase c1',
      'delete Purchase c2',
      `delete _AccountToLabel [${id},77]`,
    ]);
    expect(changes.find(({ targetId }) => targetId === 'c2')?.before).toEqual({
      id: 'c2',
      accountId: id,
      giftId: null,
      what: 'y',
    });
  });

  /** Not tracked, so that only the client knows it. */
  const giftTable = (): string => {
    const { quote } = dialectOf(host.provider);
    return generated === 'tracked-renamed' ? `${quote('shop')}.${quote('Gift')}` : quote('Gift');
  };

  it('nothing of what is rolled back', async () => {
    const failing = open.client.$transaction(async (tx) => {
      await tx.account.create({ data: { name: 'gone' } });
      await tx.account.updateMany({ data: { count: 999 } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await told()).toEqual([]);
  });

  it('an unbroken chain of increments that run at the same time', async () => {
    const id = await account({});
    await open.changes();
    for (let n = 0; n < 3; n++) {
      const increment = () =>
        open.client.account.update({ where: { id }, data: { count: { increment: 1 } } });
      await Promise.all(Array.from({ length: 16 }, () => patiently(increment)));
    }
    const chain = (await told()).map(({ before, after }) => [before?.count, after?.count]);
    expect(chain).toEqual(Array.from({ length: 48 }, (_, i) => [i, i + 1]));
  });

  it('many changes of one row in a transaction, in their order', async () => {
    const id = await account({});
    await open.changes();
    await open.client.$transaction(async (tx) => {
      for (let n = 0; n < 40; n++)
        await tx.$executeRawUnsafe(`UPDATE ${table('Account')} SET count = count + 1 WHERE id = ${id}`);
    });
    expect((await told()).map(({ after }) => after?.count)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
  });

  if (host.provider === 'postgresql')
    it('that a table was emptied at once', async () => {
      await run(`TRUNCATE ${table('Shelf')}, ${table('Account')} CASCADE`);
      const changes = await told();
      expect(changes.map(({ model }) => model).sort()).toEqual([
        'Account',
        'Purchase',
        'Shelf',
        '_AccountToLabel',
      ]);
      for (const change of changes)
        expect(change).toMatchObject({ op: 'truncate', targetId: null, before: null, after: null });
    });

  it('once only, when they are put up again over themselves', async () => {
    await runScript(open.raw, host, changesSql(open.wanted.tables, open.names, host.provider));
    await account({});
    expect(await told()).toHaveLength(1);
  });

  it('of exactly the tables that are tracked, until they are taken away', async () => {
    const qualified = open.wanted.tables.map(({ schema, table }) => {
      return host.provider === 'postgresql' ? `${schema ?? 'public'}.${table}` : table;
    });
    const found = await trackedTables(open.raw, host.provider);
    expect([...found]).toEqual(expect.arrayContaining(qualified));
    expect(found.has('Gift')).toBe(false);
    await runScript(open.raw, host, changesRemovalSql(open.wanted.tables, open.names, host.provider));
    expect(await trackedTables(open.raw, host.provider)).toEqual(new Set());
    const id = await account({ orders: { create: [{ id: 'u', what: 'x' }] } });
    await open.client.account.delete({ where: { id } });
    expect(await told()).toEqual([]);
  });
});

/** SQLite lets one write at a time: whoever does not get the lock asks again. */
async function patiently<R>(write: () => Promise<R>, attempts = 30): Promise<R> {
  return write().catch((error: unknown) => {
    if (attempts === 0 || !/SQLITE_BUSY|database is locked|timed out|P1008|P2034|P2028/i.test(String(error)))
      throw error;
    return patiently(write, attempts - 1);
  });
}

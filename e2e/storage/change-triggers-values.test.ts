import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import type { Provider } from '../../packages/core/src/prisma/render-models.ts';
import { type OpenTracked, openTracked } from './open-tracked.ts';
import { onTrackedHosts, trackedTable } from './tracked-hosts.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

onTrackedHosts('how triggers show values', (host, generated) => {
  const { provider } = host;
  /** SQLite has no function that hashes. */
  const cut = (data: string | Uint8Array): object => {
    const length = Buffer.from(data).length;
    return provider === 'sqlite' ? { length } : { length, sha256: sha256(data) };
  };
  const { quote } = dialectOf(provider);
  let open: OpenTracked;
  let table: string;
  let next = 0;
  const run = (sql: string) => open.client.$executeRawUnsafe(sql);
  const make = async (data: object): Promise<number> => {
    next += 1;
    // libsql cannot read every integer back, as `create` does.
    await open.client.everything.createMany({ data: [{ id: next, ...data }] });
    return next;
  };
  /** The only change since the last look. */
  const told = async () => {
    const changes = await open.changes();
    expect(changes).toHaveLength(1);
    const [{ before, after, truncated } = { before: null, after: null, truncated: null }] = changes;
    return { before, after, truncated };
  };
  /** What a raw expression in a column becomes. */
  const shown = async (column: string, sql: string) => {
    next += 1;
    await run(`INSERT INTO ${table} (id, ${quote(column)}) VALUES (${next}, ${sql})`);
    return (await told()).after?.[column];
  };

  beforeAll(async () => {
    open = await openTracked(host, generated);
    table = trackedTable(open.wanted, 'Everything', provider);
  });
  afterAll(() => open.close());

  it('one of each type', async () => {
    const id = await make({
      text: 'Zoë 🎻 "quoted" \\ \n\u0001',
      int: -2147483648,
      big: -9223372036854775808n,
      float: 0.1,
      decimal: '12345678.5',
      flag: true,
      time: new Date('2026-03-29T01:30:00.070Z'),
      json: { deep: [1, { x: 'ü' }], none: null },
      bytes: Uint8Array.of(0, 255, 1),
      colour: 'green',
    });
    const { after, truncated } = await told();
    expect(after).toMatchObject({
      id,
      text: 'Zoë 🎻 "quoted" \\ \n\u0001',
      int: -2147483648,
      big: '-9223372036854775808',
      float: 0.1,
      flag: true,
      time: '2026-03-29T01:30:00.070Z',
      json: { deep: [1, { x: 'ü' }], none: null },
      bytes: cut(Uint8Array.of(0, 255, 1)),
      colour: 'green',
    });
    expect(Number(after?.decimal)).toBe(12345678.5);
    expect(typeof after?.decimal).toBe('string');
    expect(truncated).toEqual(['bytes']);
  });

  it('the last of each type that the client can write', async () => {
    await make({ big: 9223372036854775807n, float: 1.5e15, flag: false, time: new Date(0), json: 'text' });
    expect((await told()).after).toMatchObject({
      big: '9223372036854775807',
      float: 1.5e15,
      flag: false,
      time: '1970-01-01T00:00:00.000Z',
      json: 'text',
    });
    await make({ float: 5e-324, json: [], text: '' });
    expect((await told()).after).toMatchObject({ float: 5e-324, json: [], text: '' });
  });

  it('nulls, and the way from and to them', async () => {
    const id = await make({});
    const { after } = await told();
    const { id: _id, words: _words, bigs: _bigs, ...optional } = after ?? {};
    expect(Object.values(optional)).toEqual(Object.keys(optional).map(() => null));
    expect(optional).toHaveProperty('colour', null);
    await open.client.everything.update({ where: { id }, data: { int: 0, flag: false, text: '' } });
    expect(await told()).toMatchObject({
      before: { int: null, flag: null, text: null },
      after: { int: 0, flag: false, text: '' },
    });
  });

  it('length and hash of what is long, also where a little of it changes', async () => {
    const [long, other] = ['a'.repeat(10_000_000), `${'a'.repeat(9_999_999)}ü`];
    const json = { list: Array.from({ length: 1_000 }, (_, i) => `item ${i}`) };
    const id = await make({ text: long, json });
    const made = await told();
    expect(made.truncated).toEqual(expect.arrayContaining(['text', 'json']));
    expect(made.after).toMatchObject({ text: cut(long), json: { length: expect.any(Number) } });
    await open.client.everything.update({ where: { id }, data: { text: other } });
    expect(await told()).toEqual({
      before: { text: cut(long) },
      after: { text: cut(other) },
      truncated: ['text'],
    });
    await open.client.everything.update({ where: { id }, data: { text: 'b'.repeat(2_048) } });
    expect((await told()).after).toEqual({ text: 'b'.repeat(2_048) });
    await open.client.everything.update({ where: { id }, data: { text: 'ü'.repeat(1_025) } });
    expect((await told()).after).toEqual({ text: cut('ü'.repeat(1_025)) });
  });

  it('what no text should hold', async () => {
    if (host.prisma === 7) {
      await make({ text: 'half \ud83c and \udfbb' });
      expect((await told()).after?.text).toMatch(/^half /);
    }
    if (provider === 'postgresql') return;
    await make({ text: 'a\u0000b' });
    expect(String((await told()).after?.text)).toMatch(/^a/);
  });

  if (provider === 'sqlite')
    it('whatever SQLite holds in a column of another type', async () => {
      expect(await shown('float', '9e999')).toMatch(/inf/i);
      expect(await shown('float', '-9e999')).toMatch(/inf/i);
      expect(await shown('int', "x'00ff'")).toEqual({ length: 2 });
      expect(await shown('int', "'forty'")).toBe('forty');
      expect(await shown('int', '9007199254740993')).toBe('9007199254740993');
      expect(await shown('text', "x'0001'")).toEqual({ length: 2 });
      expect(await shown('flag', '7')).toBe(7);
      expect(await shown('flag', '9e999')).toMatch(/inf/i);
      expect(await shown('json', `'{"a":1},"forged":{}'`)).toBe('{"a":1},"forged":{}');
      expect(await shown('json', "'[1'")).toBe('[1');
      expect(await shown('time', '1767225600070')).toBe('2026-01-01T00:00:00.070Z');
      expect(await shown('time', "'2026-01-01 10:00:00'")).toBe('2026-01-01T10:00:00.000Z');
      expect(await shown('time', "'soon'")).toBe('soon');
      expect(await shown('time', '9e999')).toMatch(/inf/i);
      expect(await shown('big', '9e999')).toMatch(/inf/i);
    });

  if (provider === 'postgresql')
    it('whatever PostgreSQL takes for a number, a time or JSON', async () => {
      expect(await shown('float', "'NaN'")).toBe('NaN');
      expect(await shown('float', "'-Infinity'")).toBe('-Infinity');
      expect(await shown('decimal', "'NaN'")).toBe('NaN');
      expect(await shown('decimal', '123456789012345678901234567890.0123456789')).toBe(
        '123456789012345678901234567890.0123456789',
      );
      expect(await shown('time', "'infinity'")).toBe('infinity');
      expect(await shown('time', "'0044-03-15 12:00 BC'")).toMatch(/BC/);
      expect(await shown('time', "'12026-01-01'")).toMatch(/^12026-01-01/);
      expect(await shown('zoned', "'2026-07-01 12:00:00.123456+02'")).toBe('2026-07-01T10:00:00.123456Z');
      expect(await shown('day', "'2026-07-01'")).toBe('2026-07-01');
      expect(await shown('words', `ARRAY['a', NULL, '"']`)).toEqual(['a', null, '"']);
      expect(await shown('bigs', 'ARRAY[9007199254740993]')).toEqual(['9007199254740993']);
      expect(await shown('loose', `'{"a": "x\\u0000y", "a": 2}'`)).toEqual({ a: 2 });
      expect(await shown('loose', `'{"b": "x\\u0000y"}'`)).toEqual({ b: 'x\ufffdy' });
      await run(`UPDATE ${table} SET loose = '{"b": "z\\u0000"}' WHERE id = ${next}`);
      expect(await told()).toMatchObject({
        before: { loose: { b: 'x\ufffdy' } },
        after: { loose: { b: 'z\ufffd' } },
      });
    });

  if (provider === 'mysql')
    it('whatever MySQL and MariaDB take for a number, a time or JSON', async () => {
      expect(await shown('decimal', '123456789012345678901234567890.0123456789')).toBe(
        '123456789012345678901234567890.0123456789',
      );
      expect(await shown('flag', '7')).toBe(7);
      expect(await shown('day', "'2026-07-01'")).toBe('2026-07-01');
      await run("SET time_zone = '+05:30'");
      expect(await shown('zoned', 'FROM_UNIXTIME(1767225600.5)')).toBe('2026-01-01T00:00:00.500Z');
      const deep = `'${'['.repeat(31)}1${']'.repeat(31)}'`;
      expect(await shown('json', deep)).toBeDefined();
      await run(`ALTER TABLE ${table} DROP CONSTRAINT \`json\``).catch(() =>
        run(`ALTER TABLE ${table} MODIFY \`json\` LONGTEXT NULL`),
      );
      await run(`ALTER TABLE ${table} MODIFY \`json\` LONGTEXT NULL`);
      expect(await shown('json', `'1,"text":"forged"'`)).toBe('1,"text":"forged"');
      expect(await shown('json', "'[1'")).toBe('[1');
    });
});

onTrackedHosts('what triggers keep to themselves', (host, generated) => {
  const SECRET = 'hunter2-correct-horse';
  let open: OpenTracked;
  beforeAll(async () => {
    open = await openTracked(host, generated);
  });
  afterAll(() => open.close());

  it('the values of redacted columns, but not that they changed', async () => {
    const { account } = open.client;
    const { id } = await account.create({ data: { name: 'Ada', password: SECRET, salary: 765432 } });
    await account.update({ where: { id }, data: { password: `${SECRET}2`, salary: 765433 } });
    await account.update({ where: { id }, data: { password: null } });
    await account.delete({ where: { id } });
    const [made, changed, emptied, gone] = await open.changes();
    const hidden = { password: '[redacted]', salary: '[redacted]' };
    expect(made?.after).toMatchObject(hidden);
    expect(changed).toMatchObject({ before: hidden, after: hidden });
    expect(emptied).toMatchObject({ before: { password: '[redacted]' }, after: { password: null } });
    expect(gone?.before).toMatchObject({ password: null, salary: '[redacted]' });
    expect(Object.keys({ ...made?.after, ...gone?.before })).not.toContain('seen');
  });

  it('a secret that is an id', async () => {
    await open.client.secretKey.create({ data: { token: `${SECRET}-id` } });
    await open.client.secretKey.updateMany({ data: { uses: 1 } });
    await open.client.secretKey.deleteMany();
    for (const { targetId } of await open.changes()) expect(targetId).toBe('[redacted]');
  });

  it('so that no secret is anywhere once the app’s own rows are gone', async () => {
    const stored = await everythingStored(open, host.provider);
    expect(stored).toContain('[redacted]');
    expect(stored).toContain('SecretKey');
    expect(stored).not.toContain(SECRET);
    expect(stored).not.toMatch(/76543[23]/);
  });
});

/** All that the database holds of the host's and ours: on SQLite, its very file. */
async function everythingStored({ client, wanted, raw }: OpenTracked, provider: Provider): Promise<string> {
  if (provider === 'sqlite') {
    await client.$executeRawUnsafe('VACUUM');
    const files = await client.$queryRawUnsafe('PRAGMA database_list');
    return sqliteFile(String(Reflect.get(Object(files[0]), 'file')));
  }
  const changes = await client.auditChange.findMany({});
  const tables = wanted.tables.map(({ model }) => trackedTable(wanted, model, provider));
  const rows = await Promise.all(tables.map((name) => raw.$queryRawUnsafe(`SELECT * FROM ${name}`)));
  return JSON.stringify([changes, rows], (_key, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

async function sqliteFile(path: string): Promise<string> {
  const parts = await Promise.all(
    ['', '-wal', '-journal'].map((end) => readFile(path + end, 'latin1').catch(() => '')),
  );
  return parts.join('');
}

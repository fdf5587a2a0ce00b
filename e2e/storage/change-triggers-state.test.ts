import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changesSql } from '../../packages/core/src/changes/triggers/changes-sql.js';
import { installedState } from '../../packages/core/src/changes/triggers/installed-state.js';
import { triggersOf } from '../../packages/core/src/changes/triggers/wanted-triggers.js';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import { dbName, qualifiedTable } from '../../packages/core/src/prisma/insert-statement.ts';
import { catalogueOf } from '../../packages/core/src/storage/catalogue.ts';
import { installGuard } from './install-guard.ts';
import { type OpenTracked, openTracked } from './open-tracked.ts';
import { runScript } from './run-script.ts';
import type { TrackedClient } from './tracked-client.ts';
import { onTrackedHosts, trackedTable } from './tracked-hosts.ts';

const RECORD = '019b76da-a800-7000-8000-000000000001';

onTrackedHosts('triggers', (host, generated) => {
  const { provider } = host;
  const dialect = dialectOf(provider);
  let open: OpenTracked;
  const run = (sql: string) => open.client.$executeRawUnsafe(sql);
  const states = async () => {
    const triggers = await catalogueOf(prismaStorage(open.raw))?.changeTriggers();
    const told = installedState(open.wanted.tables, triggers ?? [], { names: open.names, provider });
    return Object.fromEntries(told.map(({ model, is }) => [model, is]));
  };
  const install = (tables = open.wanted.tables) =>
    runScript(open.raw, host, changesSql(tables, open.names, provider));

  beforeAll(async () => {
    open = await openTracked(host, generated);
  });
  afterAll(() => open.close());

  /** Writes as the extension does: with the context beside, in the same transaction. */
  const writeAs = async (context: { recordId: string; actorType: string; actorId: string } | string) => {
    await open.client.$transaction(async (tx) => {
      await bind(tx, context);
      await tx.account.create({ data: { name: 'bound' } });
      if (provider !== 'postgresql') await tx.$executeRawUnsafe(`DELETE FROM ${contextTable()}`);
    });
    const changes = await open.changes();
    expect(changes).toHaveLength(1);
    return changes[0];
  };
  const contextTable = (): string => (open.names.context ? qualifiedTable(open.names.context, dialect) : '');
  const bind = async (
    tx: TrackedClient,
    context: { recordId: string; actorType: string; actorId: string } | string,
  ) => {
    if (provider === 'postgresql') {
      const text = typeof context === 'string' ? context : JSON.stringify(context);
      await tx.$queryRawUnsafe(`SELECT set_config('auditreel.ctx', $1, true)`, text);
      return;
    }
    if (typeof context === 'string') return;
    const key = provider === 'mysql' ? `CONCAT('', CONNECTION_ID())` : `'current'`;
    const columns = ['key', 'recordId', 'actorType', 'actorId'].map(dialect.quote).join(', ');
    await tx.$executeRawUnsafe(
      `INSERT INTO ${contextTable()} (${columns}) VALUES (${key}, '${context.recordId}', '${context.actorType}', '${context.actorId}')`,
    );
  };

  it('say whose write it was, and nobody’s where nobody is said', async () => {
    const actor = { recordId: RECORD, actorType: 'user', actorId: 'zoë-🎻' };
    expect(await writeAs(actor)).toMatchObject(actor);
    await open.client.account.create({ data: { name: 'unbound' } });
    expect(await open.changes()).toMatchObject([{ recordId: null, actorType: null, actorId: null }]);
  });

  if (provider === 'postgresql')
    it.each([
      '{',
      '[1]',
      '"x"',
      'null',
      '{"recordId": "not one", "actorId": {"a": 1}}',
      `{"actorId": "${'x'.repeat(999)}"}`,
    ])('let no write fail over a context that is %s', async (context) => {
      expect(await writeAs(context)).toMatchObject({ recordId: null, actorType: null });
    });

  it('are all in the database, as they would be made now', async () => {
    const told = await states();
    expect(Object.keys(told)).toHaveLength(6);
    for (const is of Object.values(told)) expect(is).toBe('current');
  });

  it('are missed when one is dropped, when all are, and when they are of another version', async () => {
    const [shelf] = open.wanted.tables.filter(({ model }) => model === 'Shelf');
    if (shelf === undefined) throw new Error('There is no Shelf.');
    const triggers = triggersOf(shelf, open.names, provider);
    const drop = (name: string) =>
      run(
        `DROP TRIGGER ${dialect.quote(name)}${provider === 'postgresql' ? ` ON ${trackedTable(open.wanted, 'Shelf', provider)}` : ''}`,
      );
    await drop(triggers[0]?.name ?? '');
    expect(await states()).toMatchObject({ Shelf: 'partial', Account: 'current' });
    for (const { name } of triggers.slice(1)) await drop(name);
    expect(await states()).toMatchObject({ Shelf: 'missing', Account: 'current' });
    await install([{ ...shelf, columns: shelf.columns.map((column) => ({ ...column, redacted: true })) }]);
    expect(await states()).toMatchObject({ Shelf: 'stale', Account: 'current' });
    await install([shelf]);
    expect(await states()).toMatchObject({ Shelf: 'current' });
  });

  if (provider === 'postgresql') {
    it('are missed when they are disabled', async () => {
      const shelves = trackedTable(open.wanted, 'Shelf', provider);
      await run(`ALTER TABLE ${shelves} DISABLE TRIGGER USER`);
      expect(await states()).toMatchObject({ Shelf: 'disabled' });
      await run(`ALTER TABLE ${shelves} ENABLE TRIGGER USER`);
    });

    it('let the table gain and lose columns, whose values they leave out', async () => {
      const shelves = trackedTable(open.wanted, 'Shelf', provider);
      await run(`ALTER TABLE ${shelves} ADD COLUMN hidden text DEFAULT 'planted'`);
      await run(`INSERT INTO ${shelves} (in_hall, shelf_nr, shelf_title) VALUES ('X', 1, 'one')`);
      await run(`ALTER TABLE ${shelves} ALTER COLUMN shelf_title DROP NOT NULL`);
      await run(`ALTER TABLE ${shelves} RENAME COLUMN shelf_title TO gone`);
      await run(`INSERT INTO ${shelves} (in_hall, shelf_nr) VALUES ('X', 2)`);
      await run(`ALTER TABLE ${shelves} DROP COLUMN hidden`);
      await run(`ALTER TABLE ${shelves} RENAME COLUMN gone TO shelf_title`);
      await run(`DELETE FROM ${shelves}`);
      expect((await open.changes()).map(({ op, before, after }) => [op, before ?? after])).toEqual([
        ['create', { hall: 'X', nr: '1', title: 'one' }],
        ['create', { hall: 'X', nr: '2' }],
        ['delete', { hall: 'X', nr: '1', title: 'one' }],
        ['delete', { hall: 'X', nr: '2', title: null }],
      ]);
    });

    it('find their tables whatever the search_path of who writes', async () => {
      await open.client.$transaction(async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL search_path TO pg_catalog');
        const table = generated === 'tracked-renamed' ? '"shop"."shelves"' : 'public.shelves';
        await tx.$executeRawUnsafe(
          `INSERT INTO ${table} (in_hall, shelf_nr, shelf_title) VALUES ('P', 1, 'path')`,
        );
      });
      expect(await open.changes()).toMatchObject([{ model: 'Shelf', op: 'create' }]);
    });

    it('are not led astray by a temporary table of the writer’s', async () => {
      await open.client.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(
          `CREATE TEMP TABLE audit_changes (LIKE ${qualifiedTable(open.names.changes, dialect)}) ON COMMIT DROP`,
        );
        await tx.account.create({ data: { name: 'unseen?' } });
      });
      expect(await open.changes()).toMatchObject([{ model: 'Account', op: 'create' }]);
    });
  }

  if (provider === 'sqlite')
    it('tell of a replaced row what SQLite tells them of it', async () => {
      const replace = (title: string) =>
        run(`REPLACE INTO "shelves" (in_hall, shelf_nr, shelf_title) VALUES ('R', 1, '${title}')`);
      await replace('one');
      await replace('two');
      expect((await open.changes()).map(({ op, after }) => [op, after?.title])).toEqual([
        ['create', 'one'],
        ['create', 'two'],
      ]);
      if (host.adapter !== 'better-sqlite3') return;
      await open.client.$queryRawUnsafe('PRAGMA recursive_triggers = ON');
      await replace('three');
      expect((await open.changes()).map(({ op }) => op)).toEqual(['delete', 'create']);
    });

  if (provider === 'mysql')
    it('tell of a replaced row that it went and came', async () => {
      const replace = (title: string) =>
        run(`REPLACE INTO shelves (in_hall, shelf_nr, shelf_title) VALUES ('R', 1, '${title}')`);
      await replace('one');
      await replace('two');
      expect((await open.changes()).map(({ op }) => op)).toEqual(['create', 'delete', 'create']);
    });

  it('work under the guard, which keeps what they wrote', async () => {
    await installGuard(open.raw, host);
    const { id } = await open.client.account.create({
      data: { name: 'guarded', orders: { create: { id: 'g', what: 'x' } } },
    });
    await open.client.account.update({ where: { id }, data: { name: 'still' } });
    await open.client.account.delete({ where: { id } });
    expect((await open.changes()).map(({ op, model }) => `${op} ${model}`).sort()).toEqual([
      'create Account',
      'create Purchase',
      'delete Account',
      'delete Purchase',
      'update Account',
    ]);
    const changes = qualifiedTable(open.names.changes, dialect);
    const column = dialect.quote(dbName(open.names.changes, 'before'));
    await expect(run(`UPDATE ${changes} SET ${column} = NULL`)).rejects.toThrow();
    await expect(run(`DELETE FROM ${changes}`)).rejects.toThrow();
  });
});

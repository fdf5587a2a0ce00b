import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { databaseOf } from '../../packages/core/src/prisma/database.ts';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import { guardPass } from '../../packages/core/src/prisma/guard/guard-pass.ts';
import { guardRemovalSql } from '../../packages/core/src/prisma/guard/guard-sql.ts';
import { dbName, qualifiedTable } from '../../packages/core/src/prisma/insert-statement.ts';
import { AUDIT_CHANGE, AUDIT_LEASE, AUDIT_RECORD } from '../../packages/core/src/prisma/models.ts';
import { storageContract } from '../../packages/core/src/testing/storage-contract.ts';
import { EPOCH, fullRecord, idAt, sampleRecord } from '../../packages/core/src/testing/storage-samples.ts';
import { HOSTS } from './hosts.ts';
import { installGuard, openGuarded, RENAMED } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { refused } from './refused.ts';

const CHANGE = {
  v: 1,
  logId: 'main',
  recordedAt: EPOCH,
  model: 'Order',
  targetId: '7',
  op: 'update',
  before: { total: 1 },
  after: { total: 2 },
};

for (const host of [...HOSTS, RENAMED]) {
  const there = host.adapter !== 'mariadb' || inject('mariadb');
  const absent = there ? '' : ' (skipped: no MariaDB server here)';

  describe.skipIf(!there)(`guarded ${host.name}${absent}`, () => {
    storageContract(`${host.name} with the guard`, async () => {
      const { client, close } = await openGuarded(host);
      return { storage: prismaStorage(client), close };
    });

    describe('the guard', () => {
      let open: OpenHost;
      let records: string;
      let column: (name: string) => string;
      beforeAll(async () => {
        open = await openGuarded(host);
        const [names, dialect] = [tableNamesOf(open.client, AUDIT_RECORD), dialectOf(host.provider)];
        records = qualifiedTable(names, dialect);
        column = (name) => dialect.quote(dbName(names, name));
      });
      afterAll(() => open.close());

      const storage = () => prismaStorage(open.client);
      const stored = async (record = sampleRecord()) => {
        await storage().records.insert([record]);
        return record;
      };
      const run = (sql: string) => open.client.$executeRawUnsafe(sql);
      const whereId = (id: string) => `WHERE ${column('id')} = '${id}'`;
      const set = (name: string, value: string, id: string) =>
        run(`UPDATE ${records} SET ${column(name)} = ${value} ${whereId(id)}`);

      it('lets no column of a record be changed by raw SQL', async () => {
        const full = await stored(fullRecord());
        const before = await storage().records.get(full.id);
        for (const { name, type } of AUDIT_RECORD.columns) {
          const value = { id: `'${idAt(EPOCH + 5)}'`, text: `'x'`, long_text: `'x'`, int: '77', time: '77' };
          const other = {
            boolean: 'true',
            json: `'{}'`,
            bytes: host.provider === 'postgresql' ? `'x'::bytea` : `x'00'`,
          };
          const sql = { ...value, ...other }[type.is];
          await refused(set(name, sql, full.id), 'auditreel guard: records are not changed');
        }
        expect(await storage().records.get(full.id)).toEqual(before);
      });

      it('sees a change from null, to null, and of letter case alone', async () => {
        const { id } = await stored(sampleRecord({ actorId: 'ada' }));
        for (const [name, value] of [
          ['reason', `'x'`],
          ['actorId', 'NULL'],
          ['actorId', `'Ada'`],
          ['actorId', `'ada '`],
        ] as const) {
          await refused(set(name, value, id));
        }
      });

      it('lets an update be that changes nothing', async () => {
        const { id } = await stored();
        await set('action', column('action'), id);
      });

      it('lets a verdict be given once, whole, and never without one', async () => {
        const { id } = await stored(sampleRecord({ witness: 'pending' }));
        await refused(set('tabId', `'tab'`, id));
        await refused(set('witness', 'NULL', id));
        const verdict = `${column('witness')} = 'witnessed', ${column('tabId')} = 'tab'`;
        await refused(run(`UPDATE ${records} SET ${verdict}, ${column('action')} = 'x' ${whereId(id)}`));
        await run(`UPDATE ${records} SET ${verdict} ${whereId(id)}`);
        expect(await storage().records.get(id)).toMatchObject({ witness: 'witnessed', tabId: 'tab' });
        for (const value of [`'pending'`, `'unwitnessed'`, 'NULL']) {
          await refused(set('witness', value, id));
        }
      });

      it('refuses deletes whole, by raw SQL and by the client', async () => {
        const known = await stored(sampleRecord({ actorId: 'bulk' }));
        const other = await stored(sampleRecord({ actorId: 'bulk' }));
        await refused(run(`DELETE FROM ${records} ${whereId(known.id)}`), 'records are not removed');
        const { auditRecord } = open.client;
        await refused(auditRecord.deleteMany({ where: { actorId: 'bulk' } }));
        await refused(auditRecord.delete({ where: { id: other.id } }));
        await refused(auditRecord.updateMany({ where: { actorId: 'bulk' }, data: { actorId: 'x' } }));
        expect((await storage().records.list({ actor: 'bulk', limit: 10 })).records).toHaveLength(2);
      });

      it('holds changes as it holds records, and only erasure may change one', async () => {
        const database = databaseOf(open.client, {});
        const row = { ...CHANGE, id: idAt(EPOCH) };
        await database.write((tx) => database.insert(tx, AUDIT_CHANGE, [row]));
        const names = tableNamesOf(open.client, AUDIT_CHANGE);
        const quote = (name: string) => dialectOf(host.provider).quote(dbName(names, name));
        const table = qualifiedTable(names, dialectOf(host.provider));
        for (const value of [`model = 'User'`, `op = 'delete'`, `targetId = NULL`, `after = '{"total":3}'`]) {
          const [name = '', ...rest] = value.split(' = ');
          await refused(
            run(`UPDATE ${table} SET ${quote(name)} = ${rest.join(' = ')}`),
            'records are not changed',
          );
        }
        await refused(run(`DELETE FROM ${table}`), 'records are not removed');
        await guardPass(database, 'erasure', async (tx) => {
          const { count } = await tx
            .calls(AUDIT_CHANGE)
            .updateMany({ where: { id: row.id }, data: { actorId: 'gone' } });
          expect(count).toBe(1);
          return { ...sampleRecord(), action: 'privacy.redact' };
        });
        await guardPass(database, 'retention', async (tx) => {
          expect(await tx.calls(AUDIT_CHANGE).deleteMany({ where: { id: row.id } })).toEqual({ count: 1 });
          return { ...sampleRecord(), action: 'retention.prune' };
        });
      });

      if (host.provider === 'postgresql')
        it('is not opened by a temporary table that is called like the leases', async () => {
          const { id } = await stored();
          const leases = qualifiedTable(tableNamesOf(open.client, AUDIT_LEASE), dialectOf(host.provider));
          const forged = open.client.$transaction(async (tx) => {
            const raw = tx as unknown as typeof open.client;
            await raw.$executeRawUnsafe(`CREATE TEMP TABLE audit_leases (LIKE ${leases}) ON COMMIT DROP`);
            await raw.$executeRawUnsafe(
              `INSERT INTO pg_temp.audit_leases VALUES ('guard.pass', 'retention ' || pg_current_xact_id()::text, 9999999999999)`,
            );
            await raw.$executeRawUnsafe(`DELETE FROM ${records} ${whereId(id)}`);
          });
          await refused(forged, 'records are not removed');
        });

      if (host.provider === 'postgresql')
        it('refuses TRUNCATE', async () => {
          const { id } = await stored();
          await refused(run(`TRUNCATE ${records} CASCADE`), 'records are not removed');
          expect((await storage().records.get(id))?.id).toBe(id);
        });

      if (host.provider !== 'postgresql')
        it('is not passed by replacing', async () => {
          const { id } = await stored();
          const all = AUDIT_RECORD.columns.map(({ name }) =>
            name === 'action' ? `'forged' AS ${column(name)}` : column(name),
          );
          await run(`REPLACE INTO ${records} SELECT ${all.join(', ')} FROM ${records} ${whereId(id)}`).catch(
            () => {},
          );
          expect((await storage().records.get(id))?.action).toBe('order.create');
        });

      it('refuses inside a transaction of the host, whose rollback is whole', async () => {
        const { id } = await stored();
        const before = await open.client.order.count();
        const hosts = open.client.$transaction(async (tx) => {
          await tx.order.create({ data: { note: 'and its traces' } });
          await tx.auditRecord.deleteMany({ where: { id } });
        });
        await refused(hosts);
        expect(await open.client.order.count()).toBe(before);
      });

      it('can be put up again over itself, and taken away', async () => {
        const { id } = await stored();
        await installGuard(open.client, host);
        await refused(run(`DELETE FROM ${records} ${whereId(id)}`));
        await installGuard(open.client, host, guardRemovalSql);
        expect(await run(`DELETE FROM ${records} ${whereId(id)}`)).toBe(1);
        await installGuard(open.client, host);
      });
    });
  });
}

import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import type { RecordFilter } from '../storage/record-query.js';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, idAt, sampleRecord, unique } from './storage-samples.js';

/** Filters, order and pages of the record list. */
export function recordQueryPromises(inUse: StorageInUse): void {
  describe('listing records', () => {
    const tenant = unique('tenant');
    const session = idAt(EPOCH);
    const rows = sampleRows(tenant, session);
    const listed = async (filter: RecordFilter, limit = 200): Promise<readonly string[]> => {
      const { records } = await inUse.storage.records.list({ tenant, ...filter, limit });
      return records.map(({ action }) => action);
    };
    beforeAll(() => inUse.storage.records.insert(rows));

    it('gives the newest first and leaves intents out', async () => {
      expect(await listed({})).toEqual(['d.event', 'c.denied', 'b.update', 'a.create']);
    });

    it.each<[string, RecordFilter, readonly string[]]>([
      ['actor', { actor: 'ada' }, ['d.event', 'a.create']],
      ['an actor in another case', { actor: 'ADA' }, []],
      ['action', { action: 'b.update' }, ['b.update']],
      ['kind', { kind: 'update' }, ['c.denied', 'b.update']],
      ['outcome', { outcome: 'denied' }, ['c.denied']],
      ['target type', { target: 'order' }, ['b.update', 'a.create']],
      ['target type and id', { target: 'order/7' }, ['a.create']],
      ['a target id with slashes', { target: 'file/a/b' }, ['c.denied']],
      ['session', { session }, ['d.event', 'b.update']],
      ['a session that is no id', { session: 'nobody' }, []],
      ['witness', { witness: 'witnessed' }, ['b.update']],
      ['several at once', { actor: 'ada', target: 'order', kind: 'create' }, ['a.create']],
      ['filters that none meets', { actor: 'ada', outcome: 'denied' }, []],
      ['text that no column can hold', { actor: 'a\0\ud800' }, []],
      ['from, which is inclusive', { from: EPOCH + 2_000 }, ['d.event', 'c.denied']],
      ['to, which is exclusive', { to: EPOCH + 2_000 }, ['b.update', 'a.create']],
      ['from and to', { from: EPOCH + 1_000, to: EPOCH + 2_001 }, ['c.denied', 'b.update']],
      [
        'times outside of all time',
        { from: -5, to: 2 ** 60 },
        ['d.event', 'c.denied', 'b.update', 'a.create'],
      ],
    ])('filters by %s', async (_, filter, expected) => {
      expect(await listed(filter)).toEqual(expected);
    });

    it('pages by cursor, without gap, repeat or an empty last page', async () => {
      const first = await inUse.storage.records.list({ tenant, limit: 2 });
      expect(first.records.map(({ action }) => action)).toEqual(['d.event', 'c.denied']);
      expect(first.nextCursor).toBe(first.records[1]?.id);
      const last = await inUse.storage.records.list({ tenant, limit: 2, cursor: first.nextCursor ?? '' });
      expect(last.records.map(({ action }) => action)).toEqual(['b.update', 'a.create']);
      expect(last.nextCursor).toBeNull();
    });

    it('holds the cursor and the time range together', async () => {
      const cursor = rows[2]?.id ?? '';
      const { records } = await inUse.storage.records.list({
        tenant,
        limit: 9,
        cursor,
        from: EPOCH + 500,
        to: EPOCH + 9_000,
      });
      expect(records.map(({ action }) => action)).toEqual(['b.update']);
    });

    it('keeps a page stable while newer records come in', async () => {
      const stable = unique('tenant');
      const older = sampleRecord({ tenantId: stable, time: EPOCH });
      const newer = sampleRecord({ tenantId: stable, time: EPOCH + 5 });
      await inUse.storage.records.insert([older, newer]);
      const first = await inUse.storage.records.list({ tenant: stable, limit: 1 });
      await inUse.storage.records.insert([sampleRecord({ tenantId: stable, time: EPOCH + 10 })]);
      const next = await inUse.storage.records.list({
        tenant: stable,
        limit: 1,
        cursor: first.nextCursor ?? '',
      });
      expect(next.records.map(({ id }) => id)).toEqual([older.id]);
    });

    it('never shows one tenant the records of another', async () => {
      const { records } = await inUse.storage.records.list({ tenant: unique('other'), limit: 200 });
      expect(records).toEqual([]);
    });

    it('finds every record of some requests, oldest first, intents too', async () => {
      const [one, two] = [unique('request'), unique('request')];
      const mine = [
        sampleRecord({ requestId: one, time: EPOCH, stage: 'intent' }),
        sampleRecord({ requestId: two, time: EPOCH + 1 }),
        sampleRecord({ requestId: one, time: EPOCH + 2 }),
      ];
      await inUse.storage.records.insert([...mine, sampleRecord({ requestId: unique('request') })]);
      const found = await inUse.storage.records.byRequest([one, two, unique('absent')], 10);
      expect(found.map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
      const many = Array.from({ length: 498 }, (_, i) => `${one}-${i}`);
      expect(await inUse.storage.records.byRequest([one, two, ...many], 2000)).toHaveLength(3);
      const first = await inUse.storage.records.byRequest([one, two], 2);
      expect(first.map(({ id }) => id)).toEqual(mine.slice(0, 2).map(({ id }) => id));
      expect(await inUse.storage.records.byRequest([], 10)).toEqual([]);
    });
  });
}

function sampleRows(tenantId: string, sessionId: string): readonly AuditRecord[] {
  const at = (offset: number, over: Partial<AuditRecord>): AuditRecord =>
    sampleRecord({ tenantId, time: EPOCH + offset, ...over });
  return [
    at(0, { action: 'a.create', actorId: 'ada', targetType: 'order', targetId: '7' }),
    at(1_000, {
      ...{ action: 'b.update', kind: 'update', actorId: 'bob', targetType: 'order', targetId: '8' },
      ...{ sessionId, sessionTrust: 'bound', witness: 'witnessed' },
    }),
    at(2_000, { action: 'c.denied', kind: 'update', outcome: 'denied', targetType: 'file', targetId: 'a/b' }),
    at(3_000, { action: 'd.event', stage: 'event', kind: 'auth', actorId: 'ada', sessionId }),
    at(4_000, { action: 'e.intent', stage: 'intent', actorId: 'ada', sessionId }),
  ];
}

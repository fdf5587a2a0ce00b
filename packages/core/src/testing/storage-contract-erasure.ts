import { describe, expect, it } from 'vitest';
import type { ErasureStore, ErasureTale } from '../storage/erasure-store.js';
import { erasureOf } from './erasure-outcome.js';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, fullRecord, idAt, sampleRecord, sampleSession } from './storage-samples.js';

/** Rows are walked in order, and changed together with the record that tells of it. */
export function erasurePromises(inUse: StorageInUse): void {
  describe('erasure', () => {
    const store = (): ErasureStore => erasureOf(inUse.storage);
    const tale = (): ErasureTale => ({ ...sampleRecord(), action: 'privacy.redact' });
    const known = async (): Promise<ReadonlySet<string>> =>
      new Set((await inUse.storage.holds?.active())?.map(({ id }) => id));

    it('pages through all records in order of id, intents too', async () => {
      const ids = [5, 6, 7, 8].map((ms) => idAt(EPOCH - ms)).sort();
      const stages = ['intent', 'outcome', 'event', 'outcome'] as const;
      await inUse.storage.records.insert(
        ids.map((id, at) => sampleRecord({ id, stage: stages[at] ?? 'outcome' })),
      );
      const first = await store().page('records', { afterId: idAt(EPOCH - 9), limit: 3 });
      expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 3));
      const next = await store().page('records', { afterId: ids[2] ?? '', limit: 1 });
      expect(next.map(({ id }) => id)).toEqual(ids.slice(3));
    });

    it('changes what it is told of one record, to null too, and nothing else', async () => {
      const [record, other, told] = [fullRecord(), fullRecord(), tale()];
      await inUse.storage.records.insert([record, other]);
      const redacted = { at: EPOCH, by: 'admin "1"', recordId: told.id, fields: ['ip', 'metadata'] };
      const columns = {
        ...{ actorName: null, ip: null, metadata: null, redacted, reason: 'L’été 🦊' },
        targets: [{ type: 'order', id: 'a\\b', name: '[erased]' }],
      };
      const batch = {
        table: 'records',
        edits: [{ id: record.id, columns }],
        tale: told,
        holds: await known(),
      } as const;
      expect(await store().write(batch)).toBe(true);
      const { recordedAt, ...stored } = (await inUse.storage.records.get(record.id)) ?? record;
      expect({ ...stored, recordedAt: null }).toEqual({ ...record, ...columns });
      expect(recordedAt).toBeTypeOf('number');
      expect(await inUse.storage.records.get(other.id)).toMatchObject({
        ...other,
        recordedAt: expect.any(Number),
      });
      expect(await inUse.storage.records.get(told.id)).toMatchObject({ action: 'privacy.redact' });
    });

    it('stores the record that tells of it once, however many batches there are', async () => {
      const [session, told] = [sampleSession({ actorName: 'Ada', ip: '192.0.2.1' }), tale()];
      await inUse.storage.sessions.create(session);
      for (const columns of [{ actorName: null }, { erasedAt: EPOCH + 7 }]) {
        const edits = [{ id: session.id, columns }];
        await store().write({ table: 'sessions', edits, tale: told, holds: await known() });
      }
      expect(await inUse.storage.sessions.get(session.id)).toEqual({
        ...session,
        actorName: null,
        erasedAt: EPOCH + 7,
      });
    });

    it('changes nothing when there is a hold that nobody looked at', async () => {
      const [session, told, holds] = [sampleSession({ ip: '192.0.2.1' }), tale(), await known()];
      await inUse.storage.sessions.create(session);
      const hold = { id: idAt(EPOCH), subject: 'actor', subjectId: 'erasure', reason: 'x' } as const;
      await inUse.storage.holds?.place({
        ...hold,
        placedBy: null,
        placedAt: EPOCH,
        releasedBy: null,
        releasedAt: null,
      });
      const edits = [{ id: session.id, columns: { ip: null } }];
      expect(await store().write({ table: 'sessions', edits, tale: told, holds })).toBe(false);
      expect(await inUse.storage.sessions.get(session.id)).toEqual(session);
      expect(await inUse.storage.records.get(told.id)).toBeNull();
      await inUse.storage.holds?.release(hold.id, { releasedBy: null, releasedAt: EPOCH + 1 });
      const edited = { id: hold.id, columns: { reason: '[erased]' } };
      expect(await store().write({ table: 'holds', edits: [edited], tale: told, holds })).toBe(true);
      expect(await store().page('holds', { limit: 1000 })).toContainEqual(
        expect.objectContaining({ reason: '[erased]' }),
      );
    });

    it('compacts its files', async () => {
      expect(await store().compact({ vacuum: false })).toBe(true);
      expect(await store().compact({ vacuum: true })).toBe(true);
    });
  });
}

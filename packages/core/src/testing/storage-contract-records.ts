import { describe, expect, it } from 'vitest';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, fullRecord, idAt, sampleRecord, unique } from './storage-samples.js';

/** Records go in once and come out whole. */
export function recordPromises(inUse: StorageInUse): void {
  describe('storing records', () => {
    it.each([
      ['every field set', fullRecord()],
      ['nothing but what must be set', sampleRecord()],
      ['empty containers', sampleRecord({ metadata: {}, targets: [], truncated: [] })],
    ])('gives a record back as it was stored, with %s', async (_, record) => {
      const before = Date.now();
      await inUse.storage.records.insert([record]);
      const stored = await inUse.storage.records.get(record.id);
      expect(stored).toEqual({ ...record, recordedAt: expect.any(Number) });
      expect(Math.abs((stored?.recordedAt ?? 0) - before)).toBeLessThan(60_000);
      const clock = (await inUse.storage.now?.()) ?? Number.NaN;
      expect(Math.abs(clock - (stored?.recordedAt ?? 0))).toBeLessThan(5_000);
    });

    it('leaves a record alone when its id is stored again', async () => {
      const record = sampleRecord({ action: 'first.kept' });
      await inUse.storage.records.insert([record]);
      const fresh = sampleRecord();
      await inUse.storage.records.insert([{ ...record, action: 'second.ignored' }, fresh]);
      expect((await inUse.storage.records.get(record.id))?.action).toBe('first.kept');
      expect((await inUse.storage.records.get(fresh.id))?.id).toBe(fresh.id);
    });

    it('stores one of two like ids in the same batch', async () => {
      const record = sampleRecord({ action: 'first.kept' });
      await inUse.storage.records.insert([record, { ...record, action: 'second.ignored' }]);
      expect((await inUse.storage.records.get(record.id))?.action).toBe('first.kept');
    });

    it('stores 500 records in one batch, none missing and none twice', async () => {
      const actorId = unique('batch');
      const batch = Array.from({ length: 500 }, (_, index) =>
        fullRecord({ id: idAt(EPOCH + index), actorId, writerSeq: index }),
      );
      await inUse.storage.records.insert(batch);
      const ids: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const query = cursor === undefined ? {} : { cursor };
        const page = await inUse.storage.records.list({ actor: actorId, limit: 200, ...query });
        ids.push(...page.records.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(ids).toEqual(batch.map(({ id }) => id).reverse());
    });

    it('takes an empty batch', async () => {
      await expect(inUse.storage.records.insert([])).resolves.toBeUndefined();
    });

    it('stores batches that come at once', async () => {
      const actorId = unique('parallel');
      const batches = Array.from({ length: 8 }, () => [sampleRecord({ actorId }), sampleRecord({ actorId })]);
      await Promise.all(batches.map((batch) => inUse.storage.records.insert(batch)));
      const { records } = await inUse.storage.records.list({ actor: actorId, limit: 200 });
      expect(records.map(({ id }) => id).sort()).toEqual(
        batches
          .flat()
          .map(({ id }) => id)
          .sort(),
      );
    });

    it.each(['no-such-id', '', "'; DROP TABLE audit_records; --", idAt(EPOCH)])(
      'answers null for an id that is not there: %j',
      async (id) => {
        expect(await inUse.storage.records.get(id)).toBeNull();
      },
    );

    it('survives text that hygiene should have cleaned', async () => {
      const record = sampleRecord({
        actorName: 'nul \0 lone \ud800 end',
        metadata: { 'k\0': ['\udc00', 'ok'] },
      });
      const clean = sampleRecord();
      await inUse.storage.records.insert([record, clean]);
      expect((await inUse.storage.records.get(record.id))?.actorName).toMatch(/^nul .* lone .* end$/s);
      expect((await inUse.storage.records.get(clean.id))?.id).toBe(clean.id);
    });
  });
}

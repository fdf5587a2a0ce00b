import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditHold, HoldStore } from '../storage/hold-store.js';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, sampleRecord, unique } from './storage-samples.js';

export function sampleHold(over: Partial<AuditHold> = {}): AuditHold {
  return {
    id: uuidv7(),
    subject: 'actor',
    subjectId: unique('actor'),
    reason: 'Case 2026/17 “Zoë” 🦊',
    placedBy: 'lawyer-1',
    placedAt: EPOCH,
    releasedBy: null,
    releasedAt: null,
    ...over,
  };
}

/** A hold is in force until it is released, once. */
export function holdPromises(inUse: StorageInUse): void {
  describe('holds', () => {
    // The port is optional.
    beforeEach(({ skip }) => skip(inUse.storage.holds === undefined));
    const store = (): HoldStore => {
      const { holds } = inUse.storage;
      if (holds === undefined) throw new Error('This storage keeps no holds');
      return holds;
    };
    const isThere = async (id: string): Promise<boolean> => (await inUse.storage.records.get(id)) !== null;
    const inForce = async ({ id }: AuditHold): Promise<AuditHold | undefined> =>
      (await store().active()).find((hold) => hold.id === id);

    it('is in force as it was placed, with the record that tells of it', async () => {
      const [hold, tale] = [sampleHold(), sampleRecord({ action: 'retention.hold' })];
      await store().place(hold, tale);
      expect(await inForce(hold)).toEqual(hold);
      expect(await isThere(tale.id)).toBe(true);
    });

    it('is left as it is when it is placed again', async () => {
      const hold = sampleHold({ subject: 'target', subjectId: 'order/a/b c' });
      await store().place(hold);
      await store().place({ ...hold, reason: 'another' });
      expect(await inForce(hold)).toEqual(hold);
    });

    it('is released once, with one record', async () => {
      const hold = sampleHold();
      await store().place(hold);
      const [first, second] = [sampleRecord(), sampleRecord()];
      const by = { releasedBy: null, releasedAt: EPOCH + 1 };
      expect(await store().release(hold.id, by, first)).toBe(true);
      expect(await store().release(hold.id, by, second)).toBe(false);
      expect(await inForce(hold)).toBeUndefined();
      expect([await isThere(first.id), await isThere(second.id)]).toEqual([true, false]);
    });

    it('cannot be released when it is not there', async () => {
      const by = { releasedBy: 'x', releasedAt: EPOCH };
      expect(await store().release(uuidv7(), by)).toBe(false);
      expect(await store().release('no id', by)).toBe(false);
    });

    it('comes newest first', async () => {
      const [older, newer] = [sampleHold(), sampleHold()];
      await store().place(older);
      await store().place(newer);
      const ids = (await store().active()).map(({ id }) => id);
      expect(ids.indexOf(newer.id)).toBeLessThan(ids.indexOf(older.id));
      expect(ids).toContain(older.id);
    });
  });
}

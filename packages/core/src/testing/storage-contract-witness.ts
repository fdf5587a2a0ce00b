import { describe, expect, it } from 'vitest';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, fullRecord, idAt, sampleRecord } from './storage-samples.js';

/** Far before the other samples, so that these come first in every list. */
const LONG_AGO = EPOCH - 1_000_000_000;

/** Verdicts on records are given once. */
export function witnessPromises(inUse: StorageInUse): void {
  describe('witnesses', () => {
    it('lists what is pending, oldest first, after an id and stored before a time', async () => {
      const [start, pending] = [LONG_AGO, 'pending' as const];
      const mine = [0, 1, 2, 3].map((offset) => sampleRecord({ time: start + offset, witness: pending }));
      const done = sampleRecord({ time: start, witness: 'witnessed' });
      await inUse.storage.records.insert([...mine, done, sampleRecord({ time: start })]);
      const ids = async (options: {
        afterId?: string;
        before: number;
        limit: number;
      }): Promise<readonly string[]> =>
        (await inUse.storage.records.pendingWitness(options)).map(({ id }) => id);
      const expected = mine.map(({ id }) => id);
      const storedAt = (await inUse.storage.records.get(expected[0] ?? ''))?.recordedAt ?? 0;
      expect(await ids({ before: storedAt, limit: 4 })).not.toContain(expected[0]);
      expect(await ids({ before: storedAt + 1, limit: 4 })).toEqual(expected);
      expect(await ids({ before: storedAt + 1, limit: 2 })).toEqual(expected.slice(0, 2));
      expect(await ids({ before: storedAt + 1, limit: 2, afterId: expected[1] ?? '' })).toEqual(
        expected.slice(2),
      );
      await inUse.storage.records.setWitness(
        expected.map((id) => ({ id, witness: 'unwitnessed', reason: null, at: EPOCH })),
      );
      const left = await ids({ before: storedAt + 1, limit: 10 });
      expect(left.filter((id) => expected.includes(id))).toEqual([]);
    });

    it('changes the verdict and nothing else', async () => {
      const record = fullRecord({ witness: 'pending', witnessReason: null, witnessAt: null });
      await inUse.storage.records.insert([record]);
      const verdict = { id: record.id, witness: 'witnessed', reason: 'no_input', at: EPOCH + 77 } as const;
      await inUse.storage.records.setWitness([verdict]);
      expect(await inUse.storage.records.get(record.id)).toEqual({
        ...record,
        recordedAt: expect.any(Number),
        witness: 'witnessed',
        witnessReason: 'no_input',
        witnessAt: EPOCH + 77,
      });
    });

    it('joins a session by its mark', async () => {
      const record = sampleRecord({ witness: 'pending' });
      await inUse.storage.records.insert([record]);
      const session = { id: idAt(EPOCH), tabId: 'tab-9', trust: 'claimed' } as const;
      await inUse.storage.records.setWitness([
        { id: record.id, witness: 'witnessed', reason: null, at: EPOCH, session },
      ]);
      expect(await inUse.storage.records.get(record.id)).toMatchObject({
        sessionId: session.id,
        tabId: 'tab-9',
        sessionTrust: 'claimed',
        witness: 'witnessed',
        witnessReason: null,
      });
    });

    it('never changes a verdict that is given, nor a record that awaits none', async () => {
      const given = sampleRecord({ witness: 'witnessed', witnessAt: EPOCH });
      const none = sampleRecord({ witness: null });
      await inUse.storage.records.insert([given, none]);
      const verdicts = [given, none].map(
        ({ id }) => ({ id, witness: 'unwitnessed', reason: null, at: 1 }) as const,
      );
      await inUse.storage.records.setWitness(verdicts);
      expect((await inUse.storage.records.get(given.id))?.witness).toBe('witnessed');
      expect((await inUse.storage.records.get(none.id))?.witness).toBeNull();
    });

    it('gives hundreds of verdicts at once, unlike ones too', async () => {
      const records = Array.from({ length: 300 }, () => sampleRecord({ witness: 'pending' }));
      await inUse.storage.records.insert(records);
      await inUse.storage.records.setWitness(
        records.map(({ id }, index) => ({ id, witness: 'unrecorded', reason: 'gap', at: EPOCH + index })),
      );
      const last = records.at(-1)?.id ?? '';
      expect((await inUse.storage.records.get(last))?.witnessAt).toBe(EPOCH + 299);
    });

    it('takes no verdicts at all', async () => {
      await expect(inUse.storage.records.setWitness([])).resolves.toBeUndefined();
    });
  });
}

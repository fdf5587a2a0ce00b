import { beforeEach, describe, expect, it } from 'vitest';
import type { Removal, Removed, RetentionStore } from '../storage/retention-store.js';
import type { StorageInUse } from './storage-contract.js';
import { sampleHold } from './storage-contract-holds.js';
import { EPOCH, idAt, sampleChunk, sampleMark, sampleRecord, sampleSession } from './storage-samples.js';

/** Before all other samples; each test has a day of its own. */
const LONG_AGO = EPOCH - 1_000_000_000_000;
const DAY = 86_400_000;

/** What is old is read in order and deleted in transactions that tell of it. */
export function retentionPromises(inUse: StorageInUse): void {
  describe('retention', () => {
    // The port is optional.
    beforeEach(({ skip }) => skip(inUse.storage.retention === undefined));
    const store = (): RetentionStore => {
      const { retention } = inUse.storage;
      if (retention === undefined) throw new Error('This storage deletes nothing');
      return retention;
    };
    const taleOf = () => ({ ...sampleRecord(), action: 'retention.prune' as const });
    const known = async (): Promise<ReadonlySet<string>> =>
      new Set((await store().holds()).map(({ id }) => id));
    const remove = async (removal: Removal, record = taleOf(), isStored = false): Promise<Removed | null> =>
      store().remove(removal, { tale: { record, isStored }, holds: await known() });
    const isThere = async (id: string): Promise<boolean> => (await inUse.storage.records.get(id)) !== null;

    it('reads records in order of id, after one and below another', async () => {
      const day = LONG_AGO;
      const records = [0, 1, 2, 3].map((ms) =>
        sampleRecord({ time: day + ms, targets: [{ type: 'x', id: '7' }] }),
      );
      const ids = records.map(({ id }) => id);
      await inUse.storage.records.insert([...records].reverse());
      const page = { after: null, below: idAt(day + DAY), limit: 10 };
      const found = await store().records(page);
      expect(found.map(({ id }) => id)).toEqual(ids);
      expect(found[0]).toMatchObject({
        stage: 'outcome',
        targets: [{ type: 'x', id: '7' }],
        sessionId: null,
      });
      expect(found[0]?.recordedAt).toEqual(expect.any(Number));
      const next = await store().records({ after: ids[0] ?? null, below: ids[3] ?? '', limit: 1 });
      expect(next.map(({ id }) => id)).toEqual([ids[1]]);
      expect((await store().recordsById([ids[2] ?? '', idAt(day)])).map(({ id }) => id)).toEqual([ids[2]]);
    });

    it('reads a session’s records, page by page', async () => {
      const [sessionId, day] = [idAt(LONG_AGO), LONG_AGO + DAY];
      const records = [0, 1, 2].map((ms) => sampleRecord({ time: day + ms, sessionId }));
      await inUse.storage.records.insert([...records, sampleRecord({ time: day, sessionId: idAt(day) })]);
      const first = await store().recordsOf(sessionId, { after: null, limit: 2 });
      const rest = await store().recordsOf(sessionId, { after: first[1]?.id ?? null, limit: 2 });
      expect([...first, ...rest].map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    });

    it('removes records with the record that tells of it, once for a whole run', async () => {
      const records = [0, 1, 2].map((ms) => sampleRecord({ time: LONG_AGO + 2 * DAY + ms }));
      const [one, two, kept] = records.map(({ id }) => id);
      await inUse.storage.records.insert(records);
      const tale = taleOf();
      expect(await remove({ of: 'records', ids: [one ?? ''] }, tale)).toEqual({ rows: 1, bytes: 0 });
      expect(await remove({ of: 'records', ids: [two ?? '', idAt(1)] }, tale, true)).toEqual({
        rows: 1,
        bytes: 0,
      });
      expect([await isThere(one ?? ''), await isThere(two ?? ''), await isThere(kept ?? '')]).toEqual([
        false,
        false,
        true,
      ]);
      expect(await inUse.storage.records.get(tale.id)).toMatchObject({ action: 'retention.prune' });
    });

    it('removes nothing when a hold was placed that it was not chosen by', async () => {
      const record = sampleRecord({ time: LONG_AGO + 3 * DAY });
      await inUse.storage.records.insert([record]);
      const holds = await known();
      await inUse.storage.holds?.place(sampleHold());
      const tale = { record: taleOf(), isStored: false };
      expect(await store().remove({ of: 'records', ids: [record.id] }, { tale, holds })).toBeNull();
      expect([await isThere(record.id), await isThere(tale.record.id)]).toEqual([true, false]);
    });

    it('removes a recording some chunks at a time, its marks with the last, and says that it expired', async () => {
      const session = sampleSession({ createdAt: LONG_AGO + 4 * DAY });
      const other = sampleSession({ createdAt: LONG_AGO + 4 * DAY });
      const { sessions, chunks } = inUse.storage;
      for (const row of [session, other]) await sessions.create(row);
      const data = new Uint8Array(100);
      for (const [tabId, seq] of [
        ['a', 0],
        ['a', 1],
        ['b', 0],
      ] as const) {
        const chunk = sampleChunk({ sessionId: session.id, tabId, seq, data });
        await chunks.put(chunk, [sampleMark({ sessionId: session.id })]);
      }
      await chunks.put(sampleChunk({ sessionId: other.id }), [sampleMark({ sessionId: other.id })]);
      const removal = { of: 'recording', sessionId: session.id, limit: 2, at: EPOCH } as const;
      expect(await remove(removal)).toEqual({ rows: 2, bytes: 200 });
      expect(await sessions.get(session.id)).toMatchObject({ expiredAt: null });
      expect(await chunks.marks(session.id)).toHaveLength(3);
      expect(await remove(removal)).toEqual({ rows: 1, bytes: 100 });
      expect([await chunks.list(session.id), await chunks.marks(session.id)]).toEqual([[], []]);
      expect(await sessions.get(session.id)).toMatchObject({ expiredAt: EPOCH });
      expect([await chunks.list(other.id), await chunks.marks(other.id)]).toMatchObject([[{}], [{}]]);
    });

    it('reads sessions, without those that have expired where it is asked to', async () => {
      const day = LONG_AGO + 5 * DAY;
      const rows = [0, 1, 2].map((ms) => sampleSession({ createdAt: day + ms }));
      const ids = rows.map(({ id }) => id);
      for (const row of rows) await inUse.storage.sessions.create(row);
      await store().expire(ids[1] ?? '', EPOCH);
      await store().expire(ids[1] ?? '', EPOCH + 1);
      const page = { after: idAt(day - 1), below: idAt(day + DAY), limit: 5 };
      const unexpired = await store().sessions({ ...page, unexpired: true });
      expect(unexpired.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
      const all = await store().sessions({ ...page, unexpired: false });
      expect(all.map(({ id, expiredAt }) => [id, expiredAt])).toEqual([
        [ids[0], null],
        [ids[1], EPOCH],
        [ids[2], null],
      ]);
    });

    it('removes session rows', async () => {
      const session = sampleSession({ createdAt: LONG_AGO + 6 * DAY });
      await inUse.storage.sessions.create(session);
      expect(await remove({ of: 'sessions', ids: [session.id] })).toEqual({ rows: 1, bytes: 0 });
      expect(await inUse.storage.sessions.get(session.id)).toBeNull();
    });

    it('deletes a session’s chunks for whoever asks, and answers fewer when none is left', async () => {
      const { chunks } = inUse.storage;
      const sessionId = idAt(LONG_AGO + 7 * DAY);
      for (const seq of [0, 1]) {
        const data = new Uint8Array(10).fill(seq);
        await chunks.put(sampleChunk({ sessionId, seq, data }), [sampleMark({ sessionId })]);
      }
      expect(await chunks.deleteSession?.(sessionId, 2)).toEqual({ chunks: 2, bytes: 20 });
      expect(await chunks.deleteSession?.(sessionId, 2)).toEqual({ chunks: 0, bytes: 0 });
      expect(await chunks.marks(sessionId)).toEqual([]);
      expect(await chunks.deleteSession?.('no id', 2)).toEqual({ chunks: 0, bytes: 0 });
    });
  });
}

import { memoryStorage } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRecord, recordId } from '../testing/rows.js';
import { type FeedBatch, recordFeed } from './record-feed.js';
import type { FeedRecords } from './stored-since.js';

const NOON = 1_800_000_000_000;

beforeEach(() => void vi.useFakeTimers({ now: NOON }));
afterEach(() => void vi.useRealTimers());

/** A feed on a database, in which rows may be there that no other transaction sees yet. */
function open() {
  const storage = memoryStorage();
  const uncommitted = new Set<string>();
  const errors: Error[] = [];
  const asked = { since: 0, byIds: 0 };
  let isDown = false;
  const records: FeedRecords = {
    async storedSince(at, limit) {
      asked.since += 1;
      if (isDown) throw new Error('The database is down');
      const ids = await storage.records.storedSince(at, limit + uncommitted.size);
      return ids.filter(({ id }) => !uncommitted.has(id)).slice(0, limit);
    },
    async byIds(ids) {
      asked.byIds += 1;
      return storage.records.byIds(ids);
    },
  };
  const feed = recordFeed({ storage: { records }, onError: (error) => errors.push(error) });
  return {
    feed,
    errors,
    asked,
    uncommitted,
    store: (...found: readonly AuditRecord[]) => storage.records.insert(found),
    fail(down: boolean) {
      isDown = down;
    },
    listen: (options: Parameters<typeof listenTo>[1] = {}) => listenTo(feed, options),
  };
}

interface Options {
  readonly after?: number;
  readonly matches?: (record: AuditRecord) => boolean;
  readonly isSlow?: boolean;
}

/** Somebody who listens, and what they were told. */
function listenTo(
  feed: ReturnType<typeof recordFeed>,
  { after, matches = () => true, isSlow = false }: Options,
) {
  const abort = new AbortController();
  const batches: FeedBatch[] = [];
  const ids: string[] = [];
  const state = { isEnded: false };
  void (async () => {
    for await (const batch of feed.listen({ matches, after, signal: abort.signal })) {
      batches.push(batch);
      ids.push(...batch.records.map(({ id }) => id));
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 3_600_000));
    }
    state.isEnded = true;
  })();
  return { ids, batches, state, leave: () => abort.abort() };
}

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

describe('a feed of new records', () => {
  it('tells each of what is stored from now on once, within a second', async () => {
    const { store, listen } = open();
    const listener = listen();
    await seconds(0);
    await store(aRecord(1));
    await seconds(1);
    await store(aRecord(2), aRecord(3));
    await seconds(5);
    expect(listener.ids).toEqual([recordId(1), recordId(2), recordId(3)]);
  });

  it('tells first what was stored in the 30 seconds before, and that this is all', async () => {
    const { store, listen } = open();
    await store(aRecord(1));
    await seconds(31);
    await store(aRecord(2));
    await seconds(29);
    await store(aRecord(3));
    const listener = listen();
    await seconds(3);
    expect(listener.batches).toMatchObject([
      {
        records: [{ id: recordId(2) }, { id: recordId(3) }],
        caughtUp: { at: NOON + 60_000, isComplete: true },
      },
    ]);
  });

  it('goes on 30 seconds before where somebody was, and tells nothing twice', async () => {
    const { store, listen } = open();
    await store(aRecord(1));
    await seconds(40);
    await store(aRecord(2));
    await seconds(600);
    await store(aRecord(3));
    const listener = listen({ after: NOON + 41_000 });
    await seconds(1);
    await store(aRecord(4));
    await seconds(3);
    expect(listener.ids).toEqual([recordId(2), recordId(3), recordId(4)]);
  });

  it('takes nobody at their word who has seen what is still to come', async () => {
    const { store, listen } = open();
    await store(aRecord(1));
    const listener = listen({ after: 9_000_000_000_000 });
    await seconds(1);
    expect(listener.ids).toEqual([recordId(1)]);
  });

  it('finds what a transaction stored that was slow to commit, in the middle of what was told already', async () => {
    const { store, listen, uncommitted } = open();
    const listener = listen();
    await seconds(1);
    uncommitted.add(recordId(1));
    await store(aRecord(1));
    for (let n = 2; n < 22; n += 1) {
      await seconds(1);
      await store(aRecord(n));
    }
    await seconds(1);
    expect(listener.ids).toHaveLength(20);
    uncommitted.clear();
    await seconds(3);
    expect(listener.ids.at(-1)).toBe(recordId(1));
    expect(new Set(listener.ids).size).toBe(21);
    expect(listener.ids).toHaveLength(21);
  });

  it('leaves out intents, and for each listener what does not match', async () => {
    const { store, listen } = open();
    const ada = listen({ matches: ({ actorId }) => actorId === 'ada' });
    const bob = listen({ matches: ({ actorId }) => actorId === 'bob' });
    await seconds(0);
    await store(aRecord(1, { stage: 'intent' }), aRecord(2, { actorId: 'bob' }), aRecord(3));
    await seconds(2);
    expect(ada.ids).toEqual([recordId(3)]);
    expect(bob.ids).toEqual([recordId(2)]);
  });

  it('asks the database for all listeners together, and not at all when there are none', async () => {
    const { listen, store, asked } = open();
    const listeners = Array.from({ length: 20 }, () => listen());
    await seconds(1);
    const before = asked.since;
    await store(aRecord(1));
    await seconds(10);
    expect(asked.since - before).toBe(10);
    expect(asked.byIds).toBe(1);
    for (const { leave } of listeners) leave();
    await seconds(1);
    const atEnd = asked.since;
    await seconds(60);
    expect(asked.since).toBe(atEnd);
    expect(vi.getTimerCount()).toBe(0);
    const late = listen();
    await seconds(1);
    await store(aRecord(2));
    await seconds(2);
    expect(late.ids).toEqual([recordId(1), recordId(2)]);
  });

  it('cuts off who does not take what is there, and goes on for the others', async () => {
    const { store, listen } = open();
    const [slow, quick] = [listen({ isSlow: true }), listen()];
    await seconds(1);
    for (let from = 0; from < 3_000; from += 300) {
      await store(...Array.from({ length: 300 }, (_, n) => aRecord(from + n)));
      await seconds(1);
    }
    expect(quick.ids).toHaveLength(3_000);
    await seconds(3_600);
    expect(slow.state.isEnded).toBe(true);
    expect(slow.ids.length).toBeLessThan(1_000);
    quick.leave();
    await seconds(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells who was away too long the newest, and that this is not all', async () => {
    const { store, listen } = open();
    await store(...Array.from({ length: 501 }, (_, n) => aRecord(n)));
    const listener = listen({ after: NOON });
    await seconds(1);
    expect(listener.ids).toHaveLength(500);
    expect(listener.ids[0]).toBe(recordId(1));
    expect(listener.batches[0]?.caughtUp?.isComplete).toBe(false);
  });

  it('tells the host once that the database is down, asks ever more seldom, and misses nothing', async () => {
    const { store, listen, fail, errors, asked } = open();
    const listener = listen();
    await seconds(1);
    fail(true);
    await store(aRecord(1));
    const before = asked.since;
    await seconds(120);
    expect(errors.map(({ message }) => message)).toEqual(['The database is down']);
    expect(asked.since - before).toBeLessThan(10);
    await store(aRecord(2));
    fail(false);
    await seconds(31);
    expect(listener.ids).toEqual([recordId(1), recordId(2)]);
    fail(true);
    await seconds(2);
    expect(errors).toHaveLength(2);
  });

  it('begins as soon as the database is there', async () => {
    const { store, listen, fail } = open();
    fail(true);
    const listener = listen();
    await seconds(2);
    expect(listener.batches).toEqual([]);
    fail(false);
    await store(aRecord(1));
    await seconds(10);
    expect(listener.ids).toEqual([recordId(1)]);
  });
});

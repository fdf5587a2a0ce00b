import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ChunkAck } from '../protocol/envelope.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { ChunkStore } from '../storage/ports.js';
import { acknowledger } from './acknowledge.js';
import { envelopeAt } from './testing/envelope-at.js';
import { ackOf, NOON, testIngest } from './testing/test-ingest.js';

interface Sent {
  readonly seq: number;
  readonly part: number;
}

/** Each seq's parts in any order, some of them twice, some never. */
const arrivals = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }).chain((parts) => {
  const all = parts.flatMap((count, seq) =>
    Array.from({ length: count }, (_, part): Sent => ({ seq, part })),
  );
  const order = fc.array(fc.constantFrom(...all), { maxLength: 40 });
  return fc.record({ parts: fc.constant(parts), order });
});

type Ack = Pick<ChunkAck, 'highWater' | 'missing'>;

function expected(parts: readonly number[], arrived: readonly Sent[]): Ack {
  const keys = new Set(arrived.map(({ seq, part }) => `${seq}.${part}`));
  const whole = parts.map((count, seq) =>
    Array.from({ length: count }, (_, part) => keys.has(`${seq}.${part}`)).every(Boolean),
  );
  const gap = whole.indexOf(false);
  const highWater = gap < 0 ? whole.length - 1 : gap - 1;
  const below = whole.slice(0, Math.max(0, whole.lastIndexOf(true)));
  return { highWater, missing: below.flatMap((isWhole, seq) => (isWhole ? [] : [seq])) };
}

/** Uploads to the processes in turn, and tells of each ack beside the one that is right. */
async function acksOf(processes: number, { parts, order }: Arrivals): Promise<readonly Pair[]> {
  const [storage, clock] = [memoryStorage(), { now: NOON }];
  const ingests = Array.from({ length: processes }, () => testIngest({ storage, clock }));
  const session = (await ingests[0]?.session()) ?? NO_SESSION;
  const pairs: Pair[] = [];
  for (const [i, { seq, part }] of order.entries()) {
    clock.now += 1000;
    const changes = { ...AT_NOON, seq, part, parts: parts[seq] ?? 1 };
    const response = await ingests[i % processes]?.upload(session, changes);
    const got = await ackOf(response ?? Response.error());
    pairs.push({ seq, got, right: expected(parts, order.slice(0, i + 1)) });
  }
  return pairs;
}

describe('an ack', () => {
  it('says what is there and what is missing, in any order, with parts and duplicates', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (sent) => {
        for (const { got, right } of await acksOf(1, sent)) expect(got).toMatchObject(right);
      }),
      { numRuns: 60 },
    );
  });

  it('is right below its own seq where other processes store the same page, and never claims too much', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 2, max: 3 }), async (sent, processes) => {
        for (const { seq, got, right } of await acksOf(processes, sent)) {
          const below = (missing: readonly number[]): readonly number[] => missing.filter((one) => one < seq);
          expect(below(got.missing)).toEqual(below(right.missing));
          expect(right.missing).toEqual(expect.arrayContaining([...got.missing]));
          expect(got.highWater).toBeLessThanOrEqual(right.highWater);
          expect(got.highWater).toBeGreaterThanOrEqual(Math.min(right.highWater, seq));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('looks no further than a thousand seqs ahead, and names no more than a hundred', async () => {
    const ingest = testIngest();
    const session = await ingest.session();
    const ack = await ackOf(await ingest.upload(session, { seq: 1_000_000 }));
    expect([ack.highWater, ack.missing]).toEqual([-1, Array.from({ length: 100 }, (_, seq) => seq)]);
  });
});

describe('the cost of acks', () => {
  it('of a page of four hours is one reading', async () => {
    const { seqs, acknowledge } = page([]);
    for (let seq = 0; seq < 1440; seq++) {
      seqs.push(seq);
      expect(await acknowledge(seq)).toEqual({ highWater: seq, missing: [] });
    }
    expect(seqs.readings).toBe(1);
  });

  it('of a page with a gap that is never closed stays in proportion to the time that goes by', async () => {
    const { seqs, acknowledge, clock } = page([]);
    const from = clock.now;
    for (let seq = 0; seq < 20_000; seq += 2) {
      seqs.push(seq);
      await acknowledge(seq);
      clock.now += 250;
    }
    expect(seqs.rowsRead / (clock.now - from)).toBeLessThan(2.1);
  });

  it('of a thousand pages is remembered, and no more', async () => {
    const { seqs, acknowledge } = page([0]);
    for (let i = 0; i < 5000; i++) await acknowledge(0, `page-${i}`);
    expect(seqs.readings).toBe(5000);
    for (let i = 4500; i < 5000; i++) await acknowledge(0, `page-${i}`);
    expect(seqs.readings).toBe(5000);
  });
});

interface Arrivals {
  readonly parts: readonly number[];
  readonly order: readonly Sent[];
}

interface Pair {
  readonly seq: number;
  readonly got: Ack;
  readonly right: Ack;
}

/** The same content whenever it is sent, or a duplicate would be another. */
const AT_NOON = { firstMs: NOON, lastMs: NOON, sendMs: NOON };
const NO_SESSION = { sessionId: '', writeToken: '' };

interface Seqs {
  push(seq: number): void;
  readings: number;
  rowsRead: number;
}

function page(stored: number[]): {
  seqs: Seqs;
  clock: { now: number };
  acknowledge(seq: number, page?: string): Promise<object>;
} {
  const clock = { now: NOON };
  const seqs: Seqs = { push: (seq) => void stored.push(seq), readings: 0, rowsRead: 0 };
  const chunks: ChunkStore = memoryStorage().chunks;
  vi.spyOn(chunks, 'seqs').mockImplementation(async () => {
    seqs.readings++;
    seqs.rowsRead += stored.length;
    return [...stored];
  });
  const acknowledge = acknowledger(chunks, () => clock.now);
  return {
    seqs,
    clock,
    acknowledge: (seq, of = 'page') => acknowledge({ ...envelopeAt(NOON), sessionId: 's', page: of, seq }),
  };
}

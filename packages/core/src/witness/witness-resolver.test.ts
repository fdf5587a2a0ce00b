import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditChunk, AuditMark, AuditStorage } from '../storage/ports.js';
import { sampleRecord } from '../testing/sample-record.js';
import { type WitnessResolver, witnessResolver } from './witness-resolver.js';

const NOW = 1_800_000_000_000;
const pending = { time: NOW - 1_000_000, witness: 'pending', requestId: 'r1' } as const;

function resolverOf(
  storage: AuditStorage,
  now: () => number,
  onError: (error: Error) => void = () => {},
): WitnessResolver {
  return witnessResolver({ storage, recordings: storage.chunks, now, onError });
}

/** The storage's clock stands at `clock.at`; the process's own is right unless it is given. */
function bench(now: () => number = () => NOW) {
  const clock = { at: NOW - 1_000_000 };
  const storage = memoryStorage({ now: () => clock.at });
  const errors: Error[] = [];
  const resolver = resolverOf(storage, now, (error) => errors.push(error));
  const sweep = async (): Promise<void> => {
    clock.at = NOW;
    await resolver.sweep();
  };
  return { storage, clock, errors, resolver, sweep };
}

const stopped: WitnessResolver[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stopped.splice(0).map((resolver) => resolver.stop()));
});

describe('the witness resolver', () => {
  it('gives every record that is old enough its last word, however many pages of them there are', async () => {
    const { storage, sweep } = bench();
    await storage.records.insert(
      Array.from({ length: 1200 }, (_, i) => sampleRecord({ ...pending, requestId: `r${i}` })),
    );
    await sweep();
    expect(await storage.records.pendingWitness({ before: NOW, limit: 10 })).toEqual([]);
  });

  it('waits by the storage’s clock, however wrong this process’s is', async () => {
    const { storage, clock, sweep } = bench(() => NOW + 3_600_000);
    clock.at = NOW - 899_999;
    const record = sampleRecord({ ...pending, time: NOW - 7_200_000 });
    await storage.records.insert([record]);
    await sweep();
    expect((await storage.records.get(record.id))?.witness).toBe('pending');
    clock.at = NOW + 2;
    await resolverOf(storage, () => NOW - 3_600_000).sweep();
    expect((await storage.records.get(record.id))?.witness).toBe('unrecorded');
  });

  it('ends its sweep though the storage keeps no verdict', async () => {
    const { storage, sweep } = bench();
    await storage.records.insert(Array.from({ length: 600 }, () => sampleRecord(pending)));
    let kept = 0;
    storage.records.setWitness = async () => {
      if (++kept > 20) throw new Error('asked without end');
    };
    await sweep();
    expect(kept).toBe(2);
  });

  it('gives its lease back when it stops, and takes none that it never had', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    const release = vi.spyOn(storage.leases, 'release');
    await resolver.stop();
    expect(release).not.toHaveBeenCalled();
    const other = bench();
    other.resolver.start();
    await vi.advanceTimersByTimeAsync(10_001);
    await other.resolver.stop();
    const lease = { name: 'witness', holder: 'another', now: NOW, until: NOW + 1 };
    expect(await other.storage.leases.acquire(lease)).toBe(true);
  });

  it('does not begin a sweep while one is going on, and goes on after one that failed', async () => {
    vi.useFakeTimers();
    const { storage, resolver, errors } = bench();
    stopped.push(resolver);
    let asked = 0;
    let answer: (error: Error) => void = () => {};
    storage.records.pendingWitness = () => {
      asked++;
      return new Promise((_, reject) => {
        answer = reject;
      });
    };
    resolver.start();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(asked).toBe(1);
    answer(new Error('down'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(2);
    expect(errors.map(({ message }) => message)).toEqual(['down']);
  });

  it('judges a record when its mark comes', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    stopped.push(resolver);
    const record = sampleRecord({ ...pending, time: NOW, tabId: 't' });
    await storage.records.insert([record]);
    await mark(storage, resolver, 'r1');
    await vi.advanceTimersByTimeAsync(300);
    expect((await storage.records.get(record.id))?.witness).toBe('witnessed');
  });

  it('looks again for a record that comes long after its mark', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    stopped.push(resolver);
    await mark(storage, resolver, 'r1');
    await vi.advanceTimersByTimeAsync(10_000);
    const record = sampleRecord({ ...pending, time: NOW, tabId: 't' });
    await storage.records.insert([record]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await storage.records.get(record.id))?.witness).toBe('witnessed');
  });

  it('looks again for the outcome when only an event of the request is there yet', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    stopped.push(resolver);
    await storage.records.insert([sampleRecord({ ...pending, time: NOW, tabId: 't', stage: 'event' })]);
    await mark(storage, resolver, 'r1');
    await vi.advanceTimersByTimeAsync(1000);
    const outcome = sampleRecord({ ...pending, time: NOW + 1, tabId: 't' });
    await storage.records.insert([outcome]);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await storage.records.get(outcome.id))?.witness).toBe('witnessed');
  });

  it('goes on with its sweep after a page that could not be judged', async () => {
    const { storage, sweep, errors } = bench();
    const records = Array.from({ length: 600 }, (_, i) => sampleRecord({ ...pending, requestId: `r${i}` }));
    await storage.records.insert(records);
    vi.spyOn(storage.chunks, 'marksOf').mockRejectedValueOnce(new Error('down'));
    await sweep();
    expect(await storage.records.pendingWitness({ before: NOW, limit: 1000 })).toHaveLength(500);
    expect(errors.map(({ message }) => message)).toEqual(['down']);
  });

  it('asks the storage for no more requests at once than it takes', async () => {
    const { storage, sweep } = bench();
    const records = Array.from({ length: 500 }, (_, i) => sampleRecord({ ...pending, requestId: `r${i}` }));
    await storage.records.insert(records);
    const asked = vi.spyOn(storage.chunks, 'marksOf');
    await sweep();
    for (const [requestIds] of asked.mock.calls) expect(requestIds.length).toBeLessThanOrEqual(500);
    expect(await storage.records.pendingWitness({ before: NOW, limit: 10 })).toEqual([]);
  });

  it('looks again after a look that failed', async () => {
    vi.useFakeTimers();
    const { storage, resolver, errors } = bench();
    stopped.push(resolver);
    const record = sampleRecord({ ...pending, time: NOW, tabId: 't' });
    await storage.records.insert([record]);
    vi.spyOn(storage.records, 'byRequest').mockRejectedValueOnce(new Error('down'));
    await mark(storage, resolver, 'r1');
    await vi.advanceTimersByTimeAsync(6000);
    expect((await storage.records.get(record.id))?.witness).toBe('witnessed');
    expect(errors.map(({ message }) => message)).toEqual(['down']);
  });

  it('reads few records of a request id that stands on very many, and still judges the others', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    stopped.push(resolver);
    const flood = Array.from({ length: 5000 }, () =>
      sampleRecord({ ...pending, time: NOW, tabId: 't' }),
    ).sort((a, b) => (a.id < b.id ? -1 : 1));
    const other = sampleRecord({ ...pending, time: NOW, tabId: 't', requestId: 'r2' });
    await storage.records.insert([...flood, other]);
    const asked = vi.spyOn(storage.records, 'byRequest');
    await mark(storage, resolver, 'r1');
    await mark(storage, resolver, 'r2');
    await vi.advanceTimersByTimeAsync(300);
    expect((await storage.records.get(other.id))?.witness).toBe('witnessed');
    expect((await storage.records.get(flood[0]?.id ?? ''))?.witness).toBe('witnessed');
    expect((await storage.records.get(flood[1]?.id ?? ''))?.witness).toBe('unwitnessed');
    for (const { value } of asked.mock.results) expect((await value).length).toBeLessThanOrEqual(2000);
  });

  it('asks the storage nothing once it is stopped', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    const asked = vi.spyOn(storage.chunks, 'marksOf');
    resolver.marked([sampleMark('r0')]);
    await resolver.stop();
    await mark(storage, resolver, 'r1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).not.toHaveBeenCalled();
  });
});

function sampleMark(requestId: string): AuditMark {
  return { sessionId: 's', tabId: 't', page: 'p', requestId, method: 'POST', t: NOW, inputAgo: 1 };
}

async function mark(storage: AuditStorage, resolver: WitnessResolver, requestId: string): Promise<void> {
  const marks = [sampleMark(requestId)];
  await storage.chunks.put({ ...sampleChunk(requestId), page: requestId }, marks);
  resolver.marked(marks);
}

function sampleChunk(sha256: string): AuditChunk {
  const times = { firstMs: NOW, lastMs: NOW, sentMs: NOW, receivedAt: NOW };
  const place = { sessionId: 's', tabId: 't', page: 'p', seq: 0, part: 0, parts: 1 };
  const content = { events: 1, hasSnapshot: true, byteLength: 1, dropped: 0, encoding: 'gzip' as const };
  return { ...place, ...times, ...content, sha256, data: new Uint8Array([1]) };
}

import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../storage/memory-storage.js';
import { sampleRecord } from '../testing/sample-record.js';
import { type WitnessResolver, witnessResolver } from './witness-resolver.js';

const NOW = 1_800_000_000_000;
const pending = { time: NOW - 1_000_000, witness: 'pending', requestId: 'r1' } as const;

function bench() {
  const storage = memoryStorage();
  const errors: Error[] = [];
  const resolver = witnessResolver({
    storage,
    recordings: storage.chunks,
    now: () => NOW,
    onError: (error) => errors.push(error),
  });
  return { storage, errors, resolver };
}

const stopped: WitnessResolver[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stopped.splice(0).map((resolver) => resolver.stop()));
});

describe('the witness resolver', () => {
  it('gives every record that is old enough its last word, however many pages of them there are', async () => {
    const { storage, resolver } = bench();
    await storage.records.insert(
      Array.from({ length: 1200 }, (_, i) => sampleRecord({ ...pending, requestId: `r${i}` })),
    );
    await resolver.sweep();
    expect(await storage.records.pendingWitness({ before: NOW, limit: 10 })).toEqual([]);
  });

  it('ends its sweep though the storage keeps no verdict', async () => {
    const { storage, resolver } = bench();
    await storage.records.insert(Array.from({ length: 600 }, () => sampleRecord(pending)));
    let kept = 0;
    storage.records.setWitness = async () => {
      if (++kept > 20) throw new Error('asked without end');
    };
    await resolver.sweep();
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

  it('asks the storage nothing once it is stopped', async () => {
    vi.useFakeTimers();
    const { storage, resolver } = bench();
    const asked = vi.spyOn(storage.records, 'byRequest');
    await resolver.stop();
    resolver.stored([sampleRecord(pending)]);
    resolver.marked([{ ...sampleMark, requestId: 'r1' }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).not.toHaveBeenCalled();
  });
});

const sampleMark = {
  sessionId: 's',
  tabId: 't',
  page: 'p',
  requestId: 'r',
  method: 'POST',
  t: NOW,
  inputAgo: 1,
};

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RetentionOptions } from '../options.js';
import { resolveOptions } from '../resolve-options.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { AuditStorage } from '../storage/ports.js';
import { EPOCH, sampleRecord } from '../testing/storage-samples.js';
import { type RetentionJob, retentionJob } from './retention-job.js';

const [MINUTE, DAY] = [60_000, 86_400_000];
const errors: Error[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: EPOCH });
  errors.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function jobOn(storage: AuditStorage, retention: RetentionOptions): RetentionJob {
  const options = resolveOptions({
    storage,
    secret: 'x'.repeat(32),
    retention,
    onError: (error) => errors.push(error),
  });
  return retentionJob({ options, ready: () => storage.check(), now: Date.now, random: () => 0.5 });
}

const left = async ({ records }: AuditStorage): Promise<number> =>
  (await records.list({ action: 'order.create', limit: 200 })).records.length;

/** The pauses between batches are real ones. */
const pruned = (storage: AuditStorage): Promise<void> =>
  vi.waitFor(async () => expect(await left(storage)).toBe(0));

async function withOld(count: number): Promise<AuditStorage> {
  const storage = memoryStorage();
  await storage.records.insert(Array.from({ length: count }, () => sampleRecord()));
  vi.setSystemTime(EPOCH + 31 * DAY);
  return storage;
}

it('prunes some minutes after the start, and then about every hour', async () => {
  const storage = await withOld(40);
  const job = jobOn(storage, { records: '30d' });
  job.start();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(await left(storage)).toBe(40);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await pruned(storage);
  await storage.records.insert([sampleRecord()]);
  vi.setSystemTime(Date.now() + 31 * DAY);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  await pruned(storage);
  await job.stop();
  expect(errors).toEqual([]);
});

it('has one process do it for all', async () => {
  const storage = await withOld(40);
  const jobs = [jobOn(storage, { records: '30d' }), jobOn(storage, { records: '30d' })];
  for (const job of jobs) job.start();
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  await pruned(storage);
  for (const job of jobs) await job.stop();
  const { records } = await storage.records.list({ action: 'retention.prune', limit: 10 });
  expect(records.map(({ stage }) => stage).sort()).toEqual(['event', 'outcome']);
});

it('does nothing at all where everything is kept for ever', async () => {
  const storage = await withOld(1);
  const acquire = vi.spyOn(storage.leases, 'acquire');
  const job = jobOn(storage, {});
  job.start();
  await vi.advanceTimersByTimeAsync(DAY);
  expect(acquire).not.toHaveBeenCalled();
  await job.stop();
});

it('tells what went wrong, and tries again at the next look', async () => {
  const storage = await withOld(3);
  const { retention } = storage;
  if (retention === undefined) throw new Error('no retention');
  const remove = vi.fn(retention.remove).mockRejectedValueOnce(new Error('disk full'));
  const job = jobOn({ ...storage, retention: { ...retention, remove } }, { records: '30d' });
  job.start();
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  expect([errors.map(({ message }) => message), await left(storage)]).toEqual([['disk full'], 3]);
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  await pruned(storage);
  await job.stop();
});

it('gives the lease back, and ends between two batches, when it is stopped', async () => {
  const storage = await withOld(150);
  const job = jobOn(storage, { records: '30d' });
  job.start();
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  const stopping = job.stop();
  await vi.advanceTimersByTimeAsync(1000);
  await stopping;
  const rest = await left(storage);
  await vi.advanceTimersByTimeAsync(DAY);
  expect(await left(storage)).toBe(rest);
  expect(await storage.leases.holderOf('retention')).toBeNull();
});

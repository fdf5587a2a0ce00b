import { expect, it } from 'vitest';
import { storageContract } from '../testing/storage-contract.js';
import { sampleRecord } from '../testing/storage-samples.js';
import { memoryStorage } from './memory-storage.js';

storageContract('memory', async () => ({ storage: memoryStorage(), close: async () => {} }));

it('stamps recordedAt by the clock it is given', async () => {
  const storage = memoryStorage({ now: () => 1_234 });
  const record = sampleRecord();
  await storage.records.insert([record]);
  expect((await storage.records.get(record.id))?.recordedAt).toBe(1_234);
});

it('keeps nothing of the objects it was given', async () => {
  const storage = memoryStorage();
  const metadata = { note: 'as stored' };
  const record = sampleRecord({ metadata });
  await storage.records.insert([record]);
  metadata.note = 'changed later';
  expect((await storage.records.get(record.id))?.metadata).toEqual({ note: 'as stored' });
});

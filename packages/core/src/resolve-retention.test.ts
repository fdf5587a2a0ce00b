import { expect, it } from 'vitest';
import { OptionsError } from './errors.js';
import type { RetentionOptions } from './options.js';
import { resolveRetention } from './resolve-retention.js';
import { memoryStorage } from './storage/memory-storage.js';
import type { AuditStorage } from './storage/ports.js';

const storage = memoryStorage();
const stores = { storage, recordings: storage.chunks };

it('keeps all for ever unless it is told otherwise', () => {
  const forEver = { said: 'forever', ms: null };
  expect(resolveRetention({}, stores)).toEqual({ records: forEver, recordings: forEver });
});

it('keeps each kind for a time of its own', () => {
  const { records, recordings } = resolveRetention({ records: '7y', recordings: '12h' }, stores);
  expect([records.ms, recordings.ms]).toEqual([7 * 365 * 86_400_000, 43_200_000]);
});

it.each([
  ['30 days', { records: '30 days' }],
  ['30', { recordings: 30 }],
  ['0d', { recordings: '0d' }],
  ['months', { recordings: '3m' }],
  ['a kind that is none', { chunks: '30d' }],
])('refuses %s, with what to write', (_, given) => {
  expect(() => resolveRetention(given as RetentionOptions, stores)).toThrow(OptionsError);
  expect(() => resolveRetention(given as RetentionOptions, stores)).toThrow(/30d|recordings/);
});

it('refuses to promise what the stores cannot do', () => {
  const { deleteSession: _, ...recordings } = storage.chunks;
  const keeps: Pick<AuditStorage, 'retention'> = {};
  expect(() => resolveRetention({ recordings: '30d' }, { storage, recordings })).toThrow('no deleteSession');
  expect(() => resolveRetention({ records: '30d' }, { storage: keeps, recordings })).toThrow(
    'deletes nothing',
  );
  expect(resolveRetention({ records: '30d' }, { storage, recordings }).records.said).toBe('30d');
});

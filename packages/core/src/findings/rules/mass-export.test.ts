import { expect, it } from 'vitest';
import type { AuditRecord } from '../../record/audit-record.js';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { massExport } from './mass-export.js';

const exported = { action: 'orders.export', kind: 'read', method: 'GET' } as const;

it('finds the fifth export of one person within ten minutes, and none that go on with it', async () => {
  const records = Array.from({ length: 9 }, (_, n) => after(n * MINUTE, exported));
  expect(await foundAt(massExport, records)).toEqual([4]);
});

it('finds it again after a pause', async () => {
  const burst = (from: number) => Array.from({ length: 5 }, (_, n) => after(from + n * MINUTE, exported));
  expect(await foundAt(massExport, [...burst(0), ...burst(20 * MINUTE)])).toEqual([4, 9]);
});

it('finds one export of many rows', async () => {
  const large = after(0, { ...exported, actorId: null, metadata: { rows: 1000 } });
  expect((await saysOfLast(massExport, [large]))?.sentence).toBe('One export of 1000 rows.');
  expect(await foundAt(massExport, [after(0, { ...exported, metadata: { rows: 999 } })])).toEqual([]);
});

it('says nothing of several people, of failures, or of what is no export', async () => {
  const five = [0, 1, 2, 3, 4];
  const people = five.map((n) => after(n * MINUTE, { ...exported, actorId: `person-${n}` }));
  const failed = five.map((n) => after(n * MINUTE, { ...exported, outcome: 'failure' }));
  const reads = five.map((n) => after(n * MINUTE, { ...exported, action: 'orders.exported' }));
  for (const records of [people, failed, reads]) expect(await foundAt(massExport, records)).toEqual([]);
});

it('is not drowned by what else the person does, between or right after', async () => {
  const records = Array.from({ length: 5 }, (_, n) => after(n * MINUTE, exported));
  const noise = (ms: number): AuditRecord[] => Array.from({ length: 250 }, (_, n) => after(ms + 1 + n));
  expect(await saysOfLast(massExport, [noise(3 * MINUTE), records].flat(), noise(4 * MINUTE))).not.toBeNull();
});

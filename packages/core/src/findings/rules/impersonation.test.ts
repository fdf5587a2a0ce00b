import { expect, it } from 'vitest';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { impersonation } from './impersonation.js';

const start = { action: 'impersonation.start', kind: 'auth', actorId: 'mara' } as const;
const asAnn = { actorId: 'mara', onBehalfOfType: 'user', onBehalfOfId: 'ann' } as const;

it('finds that it began, and the first change', async () => {
  const records = [after(0, start), after(MINUTE, asAnn), after(2 * MINUTE, asAnn)];
  expect(await foundAt(impersonation, records)).toEqual([0, 1]);
  expect(await saysOfLast(impersonation, records.slice(0, 1))).toMatchObject({ severity: 'low' });
  expect(await saysOfLast(impersonation, records.slice(0, 2))).toMatchObject({
    severity: 'medium',
    records: records.slice(0, 2).map(({ id }) => id),
  });
});

it('finds each person they act as', async () => {
  const records = [after(0, asAnn), after(MINUTE, { ...asAnn, onBehalfOfId: 'bob' })];
  expect(await foundAt(impersonation, records)).toEqual([0, 1]);
});

it('says nothing of reads', async () => {
  expect(await foundAt(impersonation, [after(0, { ...asAnn, kind: 'read', method: 'GET' })])).toEqual([]);
});

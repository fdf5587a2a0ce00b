import { expect, it } from 'vitest';
import type { AuditRecord } from '../../record/audit-record.js';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { unwitnessedChange } from './unwitnessed-change.js';

const unseen = { sessionId: 'visit-1', witness: 'unwitnessed' } as const;
const noPage = { sessionId: 'visit-1', witness: 'unrecorded', witnessReason: 'no_page' } as const;

it('finds a change that the recording did not see, and says which kind', async () => {
  const sentence = async (fields: Partial<AuditRecord>) =>
    (await saysOfLast(unwitnessedChange, [after(0, fields)]))?.sentence;
  expect(await sentence(unseen)).toContain('without a gap');
  expect(await sentence(noPage)).toContain('none of its pages was open');
});

it.each([
  ['witnessed', { ...unseen, witness: 'witnessed' }],
  ['recorded by nobody', { ...noPage, witnessReason: 'no_recorder' }],
  ['a read', { ...unseen, kind: 'read', method: 'GET' }],
  ['refused', { ...unseen, outcome: 'denied' }],
] as const)('says nothing of what was %s', async (_, fields) => {
  expect(await foundAt(unwitnessedChange, [after(0, fields)])).toEqual([]);
});

it('finds the first of many in a session, and again after a quarter of an hour without', async () => {
  const records = [0, 5, 10, 30].map((minutes) => after(minutes * MINUTE, unseen));
  expect(await foundAt(unwitnessedChange, records)).toEqual([0, 3]);
});

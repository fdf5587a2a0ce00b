import { expect, it } from 'vitest';
import type { AuditRecord } from '../../record/audit-record.js';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { repeatedFailure } from './repeated-failure.js';

const failed = (ms: number, fields: Partial<AuditRecord> = {}): AuditRecord =>
  after(ms, { action: 'password.reset', outcome: 'failure', sessionId: 'visit-1', ...fields });

it('finds the third failure of the same action in a session within five minutes, once', async () => {
  const records = [0, 1, 2, 3, 4].map((minutes) => failed(minutes * MINUTE));
  expect(await foundAt(repeatedFailure, records)).toEqual([2]);
  expect(await saysOfLast(repeatedFailure, records.slice(0, 3))).toMatchObject({
    records: records.slice(0, 3).map(({ id }) => id),
    sentence: '3 attempts at password.reset failed within five minutes, in one browser session.',
  });
});

it('does not add up sessions, actions, or what is far apart', async () => {
  const sessions = [0, 1, 2].map((n) => failed(n * MINUTE, { sessionId: `visit-${n}` }));
  const actions = [0, 1, 2].map((n) => failed(n * MINUTE, { action: `thing.${n}` }));
  const slow = [0, 3, 6].map((minutes) => failed(minutes * MINUTE));
  for (const records of [sessions, actions, slow])
    expect(await foundAt(repeatedFailure, records)).toEqual([]);
});

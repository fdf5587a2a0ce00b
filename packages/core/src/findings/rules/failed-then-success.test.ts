import { expect, it } from 'vitest';
import type { AuditRecord } from '../../record/audit-record.js';
import { after, foundAt, MINUTE, SECOND, saysOfLast } from '../testing/told.js';
import { failedThenSuccess } from './failed-then-success.js';

const nobody = {
  action: 'authn.login',
  kind: 'auth',
  outcome: 'failure',
  actorType: 'anonymous',
  actorId: null,
} as const;
const ann = { action: 'authn.login', kind: 'auth', actorId: 'ann' } as const;
const failures = (count: number, fields: Partial<AuditRecord> = {}): AuditRecord[] =>
  Array.from({ length: count }, (_, n) => after(n * SECOND, { ...nobody, ...fields }));

it.each([
  ['person', { ip: null, targetType: 'user', targetId: 'ann' }, { ip: null }],
  ['session', { ip: null, sessionId: 'visit-1' }, { ip: null, sessionId: 'visit-1' }],
  ['address', { ip: '198.51.100.9' }, { ip: '198.51.100.9' }],
])('finds a login after three failures with the same %s', async (common, failed, succeeded) => {
  const records = [...failures(3, failed), after(MINUTE, { ...ann, ...succeeded })];
  const found = await saysOfLast(failedThenSuccess, records);
  expect(found).toMatchObject({
    records: records.map(({ id }) => id),
    metadata: { attempts: 3, common },
  });
  expect(found?.sentence).toMatch(/^3 failed attempts /);
});

it('says nothing of two failures, of old ones, or of others’', async () => {
  expect(await foundAt(failedThenSuccess, [...failures(2), after(MINUTE, ann)])).toEqual([]);
  expect(await foundAt(failedThenSuccess, [...failures(3), after(16 * MINUTE, ann)])).toEqual([]);
  expect(
    await foundAt(failedThenSuccess, [...failures(3, { ip: '198.51.100.1' }), after(MINUTE, ann)]),
  ).toEqual([]);
});

it('counts a folded flood as what it stands for', async () => {
  const records = [...failures(1, { count: 40 }), after(MINUTE, ann)];
  expect((await saysOfLast(failedThenSuccess, records))?.metadata).toMatchObject({ attempts: 40 });
});

it('does not count again what came before a login of theirs', async () => {
  const records = [...failures(3), after(MINUTE, ann), after(2 * MINUTE, ann)];
  expect(await foundAt(failedThenSuccess, records)).toEqual([3]);
});

it('leaves out what failed in another tenant', async () => {
  const records = [...failures(3, { tenantId: 'other' }), after(MINUTE, { ...ann, tenantId: 'own' })];
  expect(await foundAt(failedThenSuccess, records)).toEqual([]);
  const untold = [...failures(3), after(MINUTE, { ...ann, tenantId: 'own' })];
  expect(await foundAt(failedThenSuccess, untold)).toEqual([3]);
});

it('is not drowned by what comes right after it', async () => {
  const noise = Array.from({ length: 250 }, (_, n) => after(MINUTE + 1 + n, nobody));
  expect(await saysOfLast(failedThenSuccess, [...failures(3), after(MINUTE, ann)], noise)).not.toBeNull();
});

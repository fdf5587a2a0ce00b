import { expect, it } from 'vitest';
import type { AuditHold, HoldSubject } from '../storage/hold-store.js';
import { sampleHold } from '../testing/storage-contract-holds.js';
import { sampleRecord } from '../testing/storage-samples.js';
import { holdsOn } from './holds-on.js';

const hold = (subject: HoldSubject, subjectId: string): AuditHold => sampleHold({ subject, subjectId });

it.each([
  ['who acted', { actorId: 'ann' }],
  ['for whom', { onBehalfOfId: 'ann' }],
  ['to whom', { targetType: 'user', targetId: 'ann' }],
  ['to whom, among others', { targets: [{ type: 'team' }, { type: 'member', id: 'ann' }] }],
])('a hold on an actor is on a record by %s', (_, record) => {
  const held = hold('actor', 'ann');
  expect(holdsOn([hold('actor', 'bob'), held]).record(sampleRecord(record))).toEqual([held]);
});

it.each([
  [{ targetType: 'order', targetId: 'a/b' }, 1],
  [{ targetType: 'Order', targetId: 'a/b' }, 1],
  [
    {
      targets: [
        { type: 'x', id: '1' },
        { type: 'order', id: 'a/b' },
      ],
    },
    1,
  ],
  [{ targetType: 'order', targetId: 'a' }, 0],
  [{ targetType: 'order', targetId: 'A/B' }, 0],
  [{ targetType: 'order/a', targetId: 'b' }, 1],
  [{ actorId: 'a/b' }, 0],
])('a hold on order a/b is on a record of %j: %i', (record, count) => {
  expect(holdsOn([hold('target', 'order/a/b')]).record(sampleRecord(record))).toHaveLength(count);
});

it('holds a record once, however often it names the subject, and by every hold on it', () => {
  const holds = [hold('actor', 'ann'), hold('actor', 'ann'), hold('session', 's')];
  const record = sampleRecord({ actorId: 'ann', onBehalfOfId: 'ann', sessionId: 's' });
  expect(new Set(holdsOn(holds).record(record))).toEqual(new Set(holds));
  expect(holdsOn(holds).record(record)).toHaveLength(3);
});

it('holds a change by who wrote it and by its row, and no whole table by one of its rows', () => {
  const on = holdsOn([hold('target', 'order/7'), hold('actor', 'ann')]);
  const change = { actorId: null, model: 'Order', targetId: '7' };
  expect(on.change(change)).toHaveLength(1);
  expect(on.change({ ...change, targetId: '8', actorId: 'ann' })).toHaveLength(1);
  expect(on.change({ ...change, model: 'User', targetId: 'ann' })).toHaveLength(1);
  expect(on.change({ ...change, targetId: null })).toEqual([]);
});

it('holds a session by itself, by the one before it and by its actor', () => {
  const on = holdsOn([hold('session', 's'), hold('actor', 'ann')]);
  const session = { id: 'x', previousId: null, actorId: null };
  expect(on.session({ ...session, id: 's' })).toHaveLength(1);
  expect(on.session({ ...session, previousId: 's' })).toHaveLength(1);
  expect(on.session({ ...session, actorId: 'ann' })).toHaveLength(1);
  expect(on.session(session)).toEqual([]);
});

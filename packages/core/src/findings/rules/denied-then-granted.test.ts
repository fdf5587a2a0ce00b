import { expect, it } from 'vitest';
import { after, foundAt, MINUTE, saysOfLast } from '../testing/told.js';
import { deniedThenGranted } from './denied-then-granted.js';

const refund = { action: 'order.refund', targetType: 'order', targetId: '7' } as const;
const denied = { ...refund, outcome: 'denied' } as const;

it('finds that somebody may what they might not before, once', async () => {
  const records = [
    after(0, denied),
    after(MINUTE, denied),
    after(2 * MINUTE, refund),
    after(3 * MINUTE, refund),
  ];
  expect(await foundAt(deniedThenGranted, records)).toEqual([2]);
});

it.each([
  ['another person', { ...denied, actorId: 'bob' }],
  ['another target', { ...denied, targetId: '8' }],
  ['another action', { ...denied, action: 'order.cancel' }],
])('does not mistake %s for them', async (_, other) => {
  expect(await foundAt(deniedThenGranted, [after(0, other), after(MINUTE, refund)])).toEqual([]);
});

it('forgets what was denied more than a quarter of an hour ago', async () => {
  expect(await foundAt(deniedThenGranted, [after(0, denied), after(15 * MINUTE + 1, refund)])).toEqual([]);
});

it('knows a denied read, whose action has another name, by its route', async () => {
  const read = { kind: 'read', method: 'GET', route: '/reports/:id' } as const;
  const records = [
    after(0, { ...read, action: 'authz.denied', outcome: 'denied' }),
    after(MINUTE, { ...read, action: 'report.read' }),
  ];
  expect(await foundAt(deniedThenGranted, records)).toEqual([1]);
});

it('is not drowned by what comes right after it', async () => {
  const noise = Array.from({ length: 250 }, (_, n) => after(MINUTE + 1 + n, { ...denied, targetId: '8' }));
  expect(
    await saysOfLast(deniedThenGranted, [after(0, denied), after(MINUTE, refund)], noise),
  ).not.toBeNull();
});

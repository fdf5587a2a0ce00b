import { describe, expect, it } from 'vitest';
import { sampleRecord } from '../testing/sample-record.js';
import { equalitiesOf, matchesFilter, splitTarget, wordsOf } from './record-filter.js';

it.each([
  ['order', { type: 'order' }],
  ['order/7', { type: 'order', id: '7' }],
  ['file/a/b', { type: 'file', id: 'a/b' }],
  ['order/', { type: 'order', id: '' }],
])('target %j', (target, expected) => {
  expect(splitTarget(target)).toEqual(expected);
});

it('compares only what is asked for', () => {
  expect(equalitiesOf({ actor: 'ada', target: 'order/7' })).toEqual({
    actorId: 'ada',
    targetType: 'order',
    targetId: '7',
  });
});

it('compares an action that ends in a star by its beginning only', () => {
  expect(equalitiesOf({ action: 'order.*', method: 'POST' })).toEqual({ method: 'POST' });
});

it.each([
  [undefined, []],
  ['  ', []],
  [" Zoë  O'HARA\n\t100%", ['zoë', "o'hara", '100%']],
  ['nul\0 lone\ud800', ['nul\ufffd', 'lone\ufffd']],
  ['1 2 3 4 5 6 7 8 9 10', ['1', '2', '3', '4', '5', '6', '7', '8']],
])('the words of %j', (q, words) => {
  expect(wordsOf({ ...(q !== undefined && { q }) })).toEqual(words);
});

describe('matchesFilter', () => {
  const time = 1_800_000_000_000;
  const record = sampleRecord({
    ...{ time, action: 'order.refund', actorId: 'ann', requestId: 'r1', ip: '192.0.2.1' },
    ...{
      route: '/orders/:id',
      reason: 'TIMEOUT',
      sessionTrust: 'signed',
      targetType: 'order',
      targetId: '7',
    },
    searchText: 'action_order.refund actor_ann zoë',
  });

  it.each([
    {},
    { action: 'order.refund' },
    { action: 'order.*' },
    { action: '*' },
    { target: 'order' },
    { target: 'order/7' },
    { trust: 'signed' },
    { request: 'r1', ip: '192.0.2.1', route: '/orders/:id', reason: 'TIMEOUT', method: 'POST' },
    { q: 'ZOË actor_ann' },
    { from: time, to: time + 1 },
  ] as const)('holds for %j', (filter) => {
    expect(matchesFilter(record, filter)).toBe(true);
  });

  it.each([
    { action: 'order' },
    { action: 'orders*' },
    { target: 'order/8' },
    { trust: 'bound' },
    { tenant: 'other' },
    { session: 'other' },
    { q: 'zoë bob' },
    { to: time },
    { from: time + 1 },
  ] as const)('does not hold for %j', (filter) => {
    expect(matchesFilter(record, filter)).toBe(false);
  });

  it('holds for no intent, and finds no word where there is no text', () => {
    expect(matchesFilter({ ...record, stage: 'intent' }, {})).toBe(false);
    expect(matchesFilter({ ...record, searchText: null }, { q: 'zoë' })).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { stretchesOf } from './stretches.js';

const HOUR = 3_600_000;
const CLOSED = { isFromOpen: false, isToOpen: false };
const OPEN = { isFromOpen: true, isToOpen: true };

it.each([
  ['ten seconds', 10_000, 1_000, 10],
  ['an hour', HOUR, 120_000, 30],
  ['a day', 24 * HOUR, HOUR / 2, 48],
  ['30 days', 720 * HOUR, 24 * HOUR, 30],
  ['ten years', 87_600 * HOUR, 2_160 * HOUR, 41],
  ['all that can be asked for', 999_999_999_999_999, 538 * 8_760 * HOUR, 59],
])('cuts %s into stretches of a round length', (_, ms, stretchMs, count) => {
  const cut = stretchesOf({ from: 0, to: ms, ...CLOSED });
  expect(cut.stretchMs).toBe(stretchMs);
  expect(cut.stretches).toHaveLength(count);
});

it('keeps the ends that were asked for', () => {
  const { stretches } = stretchesOf({ from: 500, to: 3_200, ...CLOSED });
  expect(stretches).toEqual([
    { from: 500, to: 1_500 },
    { from: 1_500, to: 2_500 },
    { from: 2_500, to: 3_200 },
  ]);
});

it('moves open ends outwards to whole stretches', () => {
  const { stretches } = stretchesOf({ from: 500, to: 2_200, ...OPEN });
  expect(stretches.map(({ from, to }) => [from, to])).toEqual([
    [0, 1_000],
    [1_000, 2_000],
    [2_000, 3_000],
  ]);
});

it.each([1, 59_000, 59_001, 60_000, 30 * 24 * HOUR, 400 * 24 * HOUR])(
  'never makes more than 60, as for %d ms from wherever',
  (ms) => {
    expect(stretchesOf({ from: 999, to: 999 + ms, ...OPEN }).stretches.length).toBeLessThanOrEqual(60);
  },
);

it('makes none of a span that ends before it begins', () => {
  expect(stretchesOf({ from: 2_000, to: 1_000, ...CLOSED }).stretches).toEqual([]);
});

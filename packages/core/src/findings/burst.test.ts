import { expect, it } from 'vitest';
import { completedBurst } from './burst.js';
import { after } from './testing/told.js';

const TERMS = { count: 3, withinMs: 100 };
const completing = (...times: readonly number[]): readonly number[] => {
  const line = times.map((ms) => after(ms));
  return times.filter((_, at) => {
    const record = line[at];
    return record !== undefined && completedBurst(record, line.toReversed(), TERMS) !== null;
  });
};

it('is complete once, however long it goes on', () => {
  expect(completing(0, 40, 80, 120, 160, 200)).toEqual([80]);
  expect(completing(0, 60, 120, 180, 240)).toEqual([]);
  expect(completing(0, 90, 180, 189, 200)).toEqual([189]);
});

it('ends with a pause', () => {
  expect(completing(0, 40, 80, 181, 190, 200)).toEqual([80, 200]);
});

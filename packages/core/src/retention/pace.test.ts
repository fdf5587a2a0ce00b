import { expect, it } from 'vitest';
import { pace } from './pace.js';

function after(isInProcess: boolean, batches: readonly (readonly [ms: number, rows: number])[]): number {
  const { took, limit } = pace(isInProcess);
  for (const [ms, rows] of batches) took(ms, rows);
  return limit();
}

it('grows after full batches that are quick, and not after others', () => {
  expect(after(true, [])).toBe(8);
  expect(after(true, [[1, 8]])).toBe(12);
  expect(after(true, [[1, 7]])).toBe(8);
  expect(after(true, [[4, 8]])).toBe(8);
});

it('halves after a slow batch, down to a few rows', () => {
  expect(after(true, [[9, 8]])).toBe(4);
  expect(
    after(
      true,
      Array.from({ length: 9 }, () => [50, 4] as const),
    ),
  ).toBe(4);
});

it('is not afraid of a database that is slow elsewhere', () => {
  expect(after(false, [[40, 8]])).toBe(12);
  expect(after(false, [[101, 8]])).toBe(4);
});

it('never takes more than 400 rows', () => {
  expect(
    after(
      true,
      Array.from({ length: 30 }, () => [0, 400] as const),
    ),
  ).toBe(400);
});

it('leaves the database alone for as long as it took, or twice that in its own process, within bounds', () => {
  expect(pace(true).took(40, 16)).toBe(80);
  expect(pace(false).took(40, 16)).toBe(40);
  expect(pace(true).took(4000, 16)).toBe(250);
  expect(pace(true).took(0.1, 1)).toBe(5);
});

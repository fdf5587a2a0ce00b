import { describe, expect, it } from 'vitest';
import { firstIdAt, idRangeOf, msOfId } from './id-range.js';

describe('firstIdAt', () => {
  it.each([
    [0, '00000000-0000-0000-0000-000000000000'],
    [1_767_225_600_000, '019b76da-a800-0000-0000-000000000000'],
    [1_767_225_599_999.2, '019b76da-a800-0000-0000-000000000000'],
    [-1, '00000000-0000-0000-0000-000000000000'],
    [2 ** 60, 'ffffffff-ffff-0000-0000-000000000000'],
  ])('%d', (ms, id) => {
    expect(firstIdAt(ms)).toBe(id);
  });
});

describe('idRangeOf', () => {
  it('is open without times and cursor', () => {
    expect(idRangeOf({})).toEqual({});
  });

  it('ends at the cursor or at the time, whichever is earlier', () => {
    const cursor = '019b76da-a800-7000-8000-000000000000';
    expect(idRangeOf({ cursor, to: 1_767_225_600_001 }).below).toBe(cursor);
    expect(idRangeOf({ cursor, to: 1_767_225_600_000 }).below).toBe('019b76da-a800-0000-0000-000000000000');
  });
});

it.each([0, 1_767_225_600_000, 2 ** 48 - 1])('reads the moment %d back out of an id', (ms) => {
  expect(msOfId(firstIdAt(ms))).toBe(ms);
});

import { describe, expect, it } from 'vitest';
import { clock, dateTime, duration, position, utc } from './times.js';

describe('times', () => {
  it.each([
    [0, '0 ms'],
    [480.4, '480 ms'],
    [3200, '3.2 s'],
    [12_000, '12 s'],
    [59_990, '1 min'],
    [250_000, '4 min 10 s'],
    [7_500_000, '2 h 5 min'],
    [273_600_000, '3 d 4 h'],
  ])('%d ms took %s', (ms, shown) => {
    expect(duration(ms)).toBe(shown);
  });

  it.each([
    [-5, '0:00'],
    [7_999, '0:07'],
    [751_000, '12:31'],
    [3_729_000, '1:02:09'],
  ])('position %d reads %s', (ms, shown) => {
    expect(position(ms)).toBe(shown);
  });

  it('shows UTC to the millisecond', () => {
    expect(utc(1_795_442_602_417)).toBe('2026-11-23T14:03:22.417Z');
  });

  it('shows a dash for a time that no calendar holds', () => {
    expect([clock(9e15), dateTime(Number.NaN), utc(Number.POSITIVE_INFINITY)]).toEqual(['–', '–', '–']);
  });
});

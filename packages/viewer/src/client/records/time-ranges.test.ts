import { describe, expect, it } from 'vitest';
import { inputOf, msOf } from './time-ranges.js';

describe('the inputs of a time range', () => {
  it('give back the minute they were given, in whatever zone', () => {
    const minute = String(Date.UTC(2026, 10, 23, 14, 3));
    expect(msOf(inputOf(minute))).toBe(minute);
  });

  it('are empty for what is no time', () => {
    expect([inputOf(undefined), inputOf('x'), inputOf('99999999999999999'), msOf(''), msOf('x')]).toEqual(
      Array(5).fill(''),
    );
  });
});

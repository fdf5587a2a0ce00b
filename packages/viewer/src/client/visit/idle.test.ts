import { describe, expect, it } from 'vitest';
import { idleJump } from './idle.js';

describe('idleJump', () => {
  it.each([
    ['jumps to a second before the next activity', [0, 60_000], 5000, 59_000],
    ['plays on when something comes soon', [0, 6000], 3000, null],
    ['lets the last thing settle first', [4500, 60_000], 5000, null],
    ['jumps to the end when nothing comes any more', [0], 5000, 90_000],
    ['does not jump over the last few seconds', [0], 88_000, null],
  ])('%s', (_title, activity, t, target) => {
    expect(idleJump(activity, t, 90_000)).toBe(target);
  });
});

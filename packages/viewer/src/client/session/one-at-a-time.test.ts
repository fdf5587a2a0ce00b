import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.js';

it('runs once more, and only then, whatever was asked for while it ran', async () => {
  const ends: (() => void)[] = [];
  const run = oneAtATime(() => new Promise<void>((resolve) => ends.push(resolve)));
  run();
  run();
  run();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(ends).toHaveLength(2);
  run();
  expect(ends).toHaveLength(3);
});

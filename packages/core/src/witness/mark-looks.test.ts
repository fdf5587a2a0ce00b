import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markLooks } from './mark-looks.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When each request was looked for, in ms after its mark. */
function bench() {
  const looked = new Map<string, number[]>();
  const addedAt = new Map<string, number>();
  const looks = markLooks({
    onError: () => {},
    look: async (requestIds) => {
      for (const id of requestIds) {
        const after = performance.now() - (addedAt.get(id) ?? 0);
        looked.set(id, [...(looked.get(id) ?? []), after]);
      }
      return new Set();
    },
  });
  const add = (id: string): void => {
    addedAt.set(id, performance.now());
    looks.add([id]);
  };
  return { looks, looked, add };
}

describe('markLooks', () => {
  it('gives each request its three looks in their time, however many others come', async () => {
    const { looked, add } = bench();
    for (let i = 0; i < 100; i++) {
      add(`r${i}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    for (const times of looked.values()) {
      expect(times).toHaveLength(3);
      const [first = 0, second = 0, third = 0] = times;
      expect(first).toBeGreaterThanOrEqual(250);
      expect(first).toBeLessThan(260);
      expect(second).toBeGreaterThanOrEqual(5250);
      expect(third).toBeGreaterThanOrEqual(35_250);
      expect(third).toBeLessThan(35_300);
    }
  });

  it('looks for nothing once it is stopped, in the middle of a look either', async () => {
    const looked: number[] = [];
    const looks = markLooks({
      onError: () => {},
      look: async (requestIds) => {
        looked.push(requestIds.length);
        looks.stop();
        return new Set();
      },
    });
    looks.add(Array.from({ length: 5000 }, (_, i) => `r${i}`));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looked).toEqual([500]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from './clock.js';

describe('the page’s clock', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  it('does not follow a wall clock that jumps, until it is rebased', () => {
    const clock = createClock();
    vi.setSystemTime(1_000_000 - 60_000);
    expect(clock.now()).toBe(1_000_000);
    expect(clock.drift()).toBe(60_000);
    clock.rebase();
    expect(clock.now()).toBe(940_000);
  });

  it('keeps the sample with the shortest round trip', () => {
    const clock = createClock();
    const ask = (roundTrip: number, serverTime: number): void => {
      const sentAt = clock.now();
      vi.advanceTimersByTime(roundTrip);
      clock.learn(sentAt, serverTime);
    };
    expect(clock.sample).toBeUndefined();
    ask(400, 999_200);
    expect(clock.sample).toEqual({ offsetMs: 1000, errorMs: 200 });
    ask(20, 999_405);
    expect(clock.sample).toEqual({ offsetMs: 1005, errorMs: 10 });
    ask(900, 5);
    expect(clock.sample?.errorMs).toBe(10);
    clock.rebase();
    expect(clock.sample).toBeUndefined();
  });
});

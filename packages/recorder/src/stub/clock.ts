import type { ClockSample } from '@auditreel/core/protocol';

/** Ms since 1970 UTC that never go back, whatever happens to the wall clock. */
export interface Clock {
  now(): number;
  /** How far the wall clock has moved away, ms. */
  drift(): number;
  /** Takes the wall clock's word again; what was learned about the server's clock is void. */
  rebase(): void;
  /** Learns from an answer of the server: when it was asked for, and what the server's clock said. */
  learn(sentAt: number, serverTime: number): void;
  /** The sample with the shortest round trip; absent before the first. */
  sample?: ClockSample;
}

/** Makes the page's clock. */
export function createClock(): Clock {
  let origin = Date.now() - performance.now();
  const now = (): number => Math.round(origin + performance.now());
  const clock: Clock = {
    now,
    drift: () => Math.abs(Date.now() - now()),
    rebase: () => {
      origin = Date.now() - performance.now();
      delete clock.sample;
    },
    learn: (sentAt, serverTime) => {
      const errorMs = Math.ceil((now() - sentAt) / 2);
      if (clock.sample && clock.sample.errorMs <= errorMs) return;
      clock.sample = { offsetMs: sentAt + errorMs - serverTime, errorMs };
    },
  };
  return clock;
}

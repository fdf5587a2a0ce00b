import type { Parameters } from 'fast-check';

const { AUDITREEL_FUZZ_MINUTES, AUDITREEL_FUZZ_SEED } = process.env;
/** Properties that share the minutes. */
const PROPERTIES = 4;
const limitMs = (Number(AUDITREEL_FUZZ_MINUTES ?? 0) * 60_000) / PROPERTIES;

/** How long each property is tried: a few hundred runs, or, by `npm run fuzz -- --minutes 10`, as long as that says. */
export const runs: Parameters<unknown> = {
  ...(limitMs > 0
    ? { numRuns: 1_000_000_000, interruptAfterTimeLimit: limitMs, markInterruptAsFailure: false }
    : { numRuns: 250 }),
  ...(AUDITREEL_FUZZ_SEED === undefined ? {} : { seed: Number(AUDITREEL_FUZZ_SEED) }),
};

/** For vitest: the runs, and time to shrink what they find. */
export const timeoutMs: number = limitMs + 120_000;

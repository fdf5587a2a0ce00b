/** How many rows a batch takes, and how long the others have the database to themselves between two. */
export interface Pace {
  readonly limit: () => number;
  /** Told of each batch; answers how long to wait before the next, ms. */
  took(ms: number, rows: number): number;
}

const LEAST = 4;
const FIRST = 8;
const MOST = 400;
/** In the process's own database a batch holds up requests; in another, only who waits for the same rows. */
const IN_PROCESS = { targetMs: 5, rest: 2 } as const;
const ELSEWHERE = { targetMs: 100, rest: 1 } as const;
const PAUSE_MS = { least: 5, most: 250 } as const;

/** Feels its way: half as many rows after a batch that took too long, more after a full one that was quick. */
export function pace(isInProcess: boolean): Pace {
  const { targetMs, rest } = isInProcess ? IN_PROCESS : ELSEWHERE;
  let limit = FIRST;
  return {
    limit: () => limit,
    took(ms, rows) {
      if (ms > targetMs) limit = Math.max(LEAST, Math.floor(limit / 2));
      else if (rows >= limit && ms < targetMs / 2) limit = Math.min(MOST, Math.ceil(limit * 1.5));
      return Math.min(Math.max(PAUSE_MS.least, ms * rest), PAUSE_MS.most);
    },
  };
}

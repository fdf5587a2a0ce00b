/** Ms since 1970 UTC that never go back, whatever happens to the wall clock. */
export interface Clock {
  now(): number;
  /** How far the wall clock has moved away, ms. */
  drift(): number;
  /** Takes the wall clock's word again. */
  rebase(): void;
}

/** Makes the page's clock. */
export function createClock(): Clock {
  let origin = Date.now() - performance.now();
  const now = (): number => Math.round(origin + performance.now());
  return {
    now,
    drift: () => Math.abs(Date.now() - now()),
    rebase: () => {
      origin = Date.now() - performance.now();
    },
  };
}

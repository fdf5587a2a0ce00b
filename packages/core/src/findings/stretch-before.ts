export const MINUTE_MS = 60_000;

/** The minutes up to a time: what is done right after it, however much, takes no place among what is read. */
export function stretchUpTo(time: number, minutes: number): { readonly from: number; readonly to: number } {
  return { from: time - minutes * MINUTE_MS, to: time + 1 };
}

/**
 * The minutes before a time, and the one in which it lies. Cut at whole minutes, so that what is asked for again in one
 * round is read once; what lies outside by some seconds is for the rule to leave out.
 */
export function stretchBefore(time: number, minutes: number): { readonly from: number; readonly to: number } {
  const minute = Math.floor(time / MINUTE_MS);
  return { from: (minute - minutes) * MINUTE_MS, to: (minute + 1) * MINUTE_MS };
}

/** Idle stretches shorter than this are played. */
export const IDLE_MS = 4000;
/** How long before the next sign of life playback comes back. */
export const RUN_UP_MS = 1000;

/**
 * Where to jump when nobody does anything for a while: shortly before the next activity, or to `endMs`;
 * null when something happens soon, or happened just now.
 * @param activity times of what the person did and of records, ascending
 */
export function idleJump(activity: readonly number[], t: number, endMs: number): number | null {
  const next = activity.find((each) => each > t);
  const last = activity.findLast((each) => each <= t);
  if (last !== undefined && t - last < RUN_UP_MS) return null;
  const target = next === undefined ? endMs : next - RUN_UP_MS;
  return target - t > IDLE_MS - RUN_UP_MS ? target : null;
}

import type { TimeScale } from '../visit/time-scale.js';

/** How often a person did something, by second: ms of the second, and how often. */
export type Activity = readonly (readonly [ms: number, count: number])[];

/** Counts times by the second. */
export function activityBySecond(times: readonly number[]): Activity {
  const counts = new Map<number, number>();
  for (const time of times) {
    const second = Math.floor(time / 1000) * 1000;
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return [...counts];
}

/** A stretch of the axis, from 0 to 1, and how lively it was beside the liveliest, from 0 to 1. */
export interface HeatCell {
  readonly from: number;
  readonly level: number;
}

/** The axis cut into equal cells; only those in which something happened. */
export function heatOf(activity: Activity, scale: TimeScale, cells: number): readonly HeatCell[] {
  const counts = new Map<number, number>();
  for (const [ms, count] of activity) {
    const cell = Math.min(cells - 1, Math.floor(scale.place(ms + 500) * cells));
    counts.set(cell, (counts.get(cell) ?? 0) + count);
  }
  const most = Math.max(1, ...counts.values());
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([cell, count]) => ({ from: cell / cells, level: Math.sqrt(count / most) }));
}

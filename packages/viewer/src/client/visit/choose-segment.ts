import type { Segment } from './segments.js';

/**
 * The segment that shows a moment: of the wanted tab if it has one, else of the page that was opened last.
 * Where one page's segments overlap by a snapshot, the later one knows better.
 */
export function segmentAt(segments: readonly Segment[], t: number, tab: string | null): Segment | null {
  const covering = segments.filter((segment) => segment.fromMs <= t && t <= segment.toMs);
  const wanted = tab === null ? [] : covering.filter((segment) => segment.tabId === tab);
  return (wanted.length > 0 ? wanted : tab === null ? covering : []).at(-1) ?? null;
}

/** Where playback goes on after a segment: the same tab first if it goes on within `patienceMs`, else whatever comes next. */
export function segmentAfter(
  segments: readonly Segment[],
  ended: Pick<Segment, 'id' | 'tabId'>,
  t: number,
  patienceMs = 5000,
): Segment | null {
  const open = segments.filter((segment) => segment.id !== ended.id && segment.toMs > t);
  const sameTab = open.find((segment) => segment.tabId === ended.tabId && segment.fromMs >= t - 1);
  if (sameTab !== undefined && sameTab.fromMs - t <= patienceMs) return sameTab;
  return open.find((segment) => segment.fromMs <= t) ?? open[0] ?? null;
}

/** The first segment that begins after a moment. */
export function segmentFollowing(segments: readonly Segment[], t: number): Segment | null {
  return segments.find((segment) => segment.fromMs > t) ?? null;
}

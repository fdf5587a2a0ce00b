import { segmentAt } from '../visit/choose-segment.js';
import type { Segment } from '../visit/segments.js';
import { type StoryMoment, storySpan } from './story-steps.js';

/** How far into its segment a moment must lie for the one before to be of no interest. */
const ENOUGH_MS = 15_000;

/** The segments that the story of a moment is read from, in order: at most three, of one tab. */
export function storySegments(
  segments: readonly Segment[],
  moment: StoryMoment,
  tab: string | null,
): readonly Segment[] {
  const here = segmentAt(segments, moment.t, tab) ?? segmentAt(segments, moment.t, null);
  if (here === null) return [];
  const { fromMs, toMs } = storySpan(moment);
  const sameTab = segments.filter(({ tabId, id }) => tabId === here.tabId && id !== here.id);
  const wantsMore = moment.t - here.fromMs < ENOUGH_MS;
  const before = sameTab.findLast((each) => wantsMore && each.fromMs < here.fromMs && each.toMs >= fromMs);
  const after = sameTab.find((each) => each.fromMs > here.fromMs && each.fromMs <= toMs);
  return [before, here, after].filter((each) => each !== undefined);
}

import type { Segment } from '../visit/segments.js';
import { consoleErrors } from './console-errors.js';
import { deadClicks } from './dead-clicks.js';
import { formErrors, type RequestEnd } from './form-errors.js';
import { rageClicks } from './rage-clicks.js';
import type { Sightings } from './sightings.js';
import type { Found, Signal } from './signal.js';

const MOST_OF_SEGMENT = 100;

/** All signals of a segment, by time. A burst that went unanswered is told once, as the angrier of the two. */
export function signalsOf(
  segment: Pick<Segment, 'id' | 'tabId' | 'toMs'>,
  sightings: Sightings,
  ends: ReadonlyMap<string, RequestEnd>,
): readonly Signal[] {
  const rage = rageClicks(sightings);
  const dead = deadClicks(sightings, segment.toMs).filter(
    ({ t }) => !rage.some((burst) => t >= burst.t && t - burst.t <= burst.count * 1000),
  );
  return [...rage, ...dead, ...formErrors(sightings, ends), ...consoleErrors(sightings)]
    .toSorted((a, b) => a.t - b.t)
    .slice(0, MOST_OF_SEGMENT)
    .map((found) => ({ ...found, id: idOf(segment.id, found), tabId: segment.tabId }));
}

/** Several errors may come in one millisecond. */
function idOf(segmentId: string, { kind, t, text }: Found): string {
  return [segmentId, kind, t, ...(kind === 'console_error' ? [text] : [])].join('/');
}

import type { eventWithTime } from '@rrweb/types';

const INCREMENTAL = 3;
/** rrweb's sources of what a person does: moves, clicks, scrolls, resizes, typing, touch, media, drag. */
const BY_PERSON: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 12]);

/** When the person did something, ascending. */
export function activityOf(events: readonly eventWithTime[]): readonly number[] {
  return events
    .filter((event) => event.type === INCREMENTAL && BY_PERSON.has(event.data.source))
    .map((event) => event.timestamp);
}

import type { eventWithTime } from '@rrweb/types';

const INCREMENTAL = 3;
const MOVES: ReadonlySet<number> = new Set([1, 6, 12]);

/**
 * Gives every position of the pointer an event of its own. The recorder sends half a second of them in one event,
 * stamped with the last: a player that stands still in between would show the pointer where it no longer was.
 * @param first nothing is put before it
 */
export function splitMoves(
  events: readonly eventWithTime[],
  first: number = events[0]?.timestamp ?? 0,
): readonly eventWithTime[] {
  return events.flatMap((event) => {
    if (event.type !== INCREMENTAL || !MOVES.has(event.data.source) || !('positions' in event.data))
      return [event];
    const { data, timestamp } = event;
    return data.positions.map((position) => ({
      ...event,
      timestamp: Math.max(first, timestamp + Math.min(0, position.timeOffset)),
      data: { ...data, positions: [{ ...position, timeOffset: 0 }] },
    }));
  });
}

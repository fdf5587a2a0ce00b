import type { eventWithTime } from '@rrweb/types';
import { createEventSanitizer } from '../safety/sanitize-event.js';
import {
  type HostileNode,
  incrementalEvent,
  metaEvent,
  recordingBuilder,
  snapshotEvent,
} from '../safety/testing/recording.js';
import { type Click, noSightings, type Sightings } from './sightings.js';

/** Events of a page for the tests of this folder, as the wall lets them through. */
export function eventsOf(body: readonly unknown[], later: readonly object[]): readonly eventWithTime[] {
  const { document } = recordingBuilder(1000);
  const { sanitize } = createEventSanitizer();
  return [metaEvent(900), snapshotEvent(document(...body), 1000), ...later].flatMap(
    (event) => sanitize(event) ?? [],
  );
}

export function clickOn(node: HostileNode, t: number, at = { x: 10, y: 10 }): object {
  return incrementalEvent({ source: 2, type: 2, id: node.id, ...at }, t);
}

export function typed(node: HostileNode, t: number, text: string): object {
  return incrementalEvent({ source: 5, id: node.id, text, isChecked: false }, t);
}

export function mutated(t: number, change: object): object {
  return incrementalEvent({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...change }, t);
}

export function sent(requestId: string, t: number): object {
  const payload = { requestId, method: 'POST', path: '/' };
  return { type: 5, timestamp: t, data: { tag: 'auditreel.request', payload } };
}

export function sightingsWith(more: Partial<Sightings>): Sightings {
  return { ...noSightings(), ...more };
}

export function clickAt(t: number, more: Partial<Click> = {}): Click {
  return { t, x: 10, y: 10, node: { sort: 'button', text: 'Save' }, isClickable: true, ...more };
}

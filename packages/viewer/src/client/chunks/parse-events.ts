import { joinParts } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import type { Span } from '../visit/time-scale.js';

/** Makes an event harmless, or null when nothing of it may be shown. */
export type Sanitize = (event: unknown) => eventWithTime | null;

const KNOWN_TYPES = 7;
/** An event outside its chunk's own times by more than this is a lie or a broken clock. */
const SLACK_MS = 1000;

/** Reads the JSON of a chunk's parts: keeps events of known type within the chunk's times, each through the allow-list. */
export function parseEvents(
  parts: readonly string[],
  times: Span,
  sanitize: Sanitize,
): readonly eventWithTime[] {
  return joinParts(parts.map(parseList))
    .filter((event): event is eventWithTime => isEvent(event, times))
    .map((event) => sanitize(event))
    .filter((event) => event !== null);
}

function parseList(text: string): readonly unknown[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new TypeError('A chunk holds something else than a list of events.');
  return value;
}

function isEvent(value: unknown, { fromMs, toMs }: Span): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, timestamp, data } = value as Readonly<Record<string, unknown>>;
  if (typeof type !== 'number' || !Number.isInteger(type) || type < 0 || type > KNOWN_TYPES) return false;
  if (typeof timestamp !== 'number' || timestamp < fromMs - SLACK_MS || timestamp > toMs + SLACK_MS)
    return false;
  return typeof data === 'object' && data !== null;
}

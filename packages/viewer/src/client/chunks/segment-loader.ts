import type { ChunkInfo } from '@auditreel/core/adapter';
import type { eventWithTime } from '@rrweb/types';
import type { Api } from '../api/api.js';
import type { Segment } from '../visit/segments.js';
import { activityOf } from './activity.js';
import { inflate } from './inflate.js';
import { parseEvents, type Sanitize } from './parse-events.js';
import { splitMoves } from './split-moves.js';

/** A segment's events, ready for a replayer. */
export interface LoadedSegment {
  readonly segment: Segment;
  readonly events: readonly eventWithTime[];
  readonly activity: readonly number[];
}

export interface SegmentLoader {
  load(segment: Segment): Promise<LoadedSegment>;
  /** Stops what is under way and forgets everything. */
  close(): void;
}

/** How many segments stay in memory: the one on show, the next, and the one just left. */
const KEPT = 3;

/** @param newSanitizer makes one allow-list per segment: it knows the nodes of that segment's page */
export function segmentLoader(api: Pick<Api, 'chunk'>, newSanitizer: () => Sanitize): SegmentLoader {
  const loaded = new Map<string, Promise<LoadedSegment>>();
  const abort = new AbortController();
  return {
    load(segment) {
      const promise =
        loaded.get(segment.id) ??
        readSegment(segment, { api, sanitize: newSanitizer(), signal: abort.signal });
      loaded.delete(segment.id);
      loaded.set(segment.id, promise);
      promise.catch(() => loaded.delete(segment.id));
      for (const id of [...loaded.keys()].slice(0, -KEPT)) loaded.delete(id);
      return promise;
    },
    close() {
      abort.abort();
      loaded.clear();
    },
  };
}

interface Reading {
  readonly api: Pick<Api, 'chunk'>;
  readonly sanitize: Sanitize;
  readonly signal: AbortSignal;
}

async function readSegment(segment: Segment, reading: Reading): Promise<LoadedSegment> {
  const parts = await Promise.all(segment.chunks.map((chunk) => readPart(chunk, reading)));
  const events: eventWithTime[] = [];
  for (const [index, chunk] of segment.chunks.entries()) {
    if (chunk.part > 0) continue;
    const texts = parts.slice(index, index + chunk.parts);
    events.push(...parseEvents(texts, { fromMs: chunk.firstMs, toMs: chunk.lastMs }, reading.sanitize));
  }
  const shown = splitMoves(events)
    .filter((event) => event.timestamp <= segment.toMs)
    .toSorted((a, b) => a.timestamp - b.timestamp);
  return { segment, events: shown, activity: activityOf(shown) };
}

async function readPart(chunk: ChunkInfo, { api, signal }: Reading): Promise<string> {
  const key = `${chunk.tabId}.${chunk.page}.${chunk.seq}.${chunk.part}`;
  return inflate(await api.chunk(chunk.sessionId, key, signal));
}

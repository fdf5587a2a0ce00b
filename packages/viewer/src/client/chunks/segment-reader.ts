import type { ChunkInfo } from '@auditreel/core/adapter';
import type { eventWithTime } from '@rrweb/types';
import type { Api } from '../api/api.js';
import { type AssetBook, MOST_NAMES } from '../assets/asset-book.js';
import { addAssetNames } from '../assets/asset-names.js';
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

/** Reads one segment; called again when it has grown, it asks for the new chunks only. One call at a time. */
export type SegmentReader = (segment: Segment) => Promise<LoadedSegment>;

export interface ReaderParts {
  readonly api: Pick<Api, 'chunk'>;
  /** Knows the nodes of that segment's page. */
  readonly sanitize: Sanitize;
  readonly signal: AbortSignal;
  /** Gets what the segment shows, before its events are read; without it, names in them stand for nothing. */
  readonly assets?: Pick<AssetBook, 'fetch'>;
}

export function segmentReader({ api, sanitize, signal, assets }: ReaderParts): SegmentReader {
  const read = new Set<string>();
  const names = new Set<string>();
  const all: eventWithTime[] = [];
  return async (segment) => {
    const fresh = segment.chunks.filter((chunk) => !read.has(keyOf(chunk)));
    const parts = await Promise.all(
      fresh.map(async (chunk) => inflate(await api.chunk(chunk.sessionId, keyOf(chunk), signal))),
    );
    if (assets !== undefined) {
      addAssetNames(names, joinedText(parts), MOST_NAMES);
      if (names.size > 0) await assets.fetch(segment.sessionId, names);
    }
    const events = fresh.flatMap((chunk, index) =>
      chunk.part > 0
        ? []
        : parseEvents(
            parts.slice(index, index + chunk.parts),
            { fromMs: chunk.firstMs, toMs: chunk.lastMs },
            sanitize,
          ),
    );
    for (const event of splitMoves(events, all[0]?.timestamp)) all.push(event);
    for (const chunk of fresh) read.add(keyOf(chunk));
    const shown = all
      .filter((event) => event.timestamp <= segment.toMs)
      .toSorted((a, b) => a.timestamp - b.timestamp);
    return { segment, events: shown, activity: activityOf(shown) };
  };
}

/** A split chunk's parts are lists of one text each, and a name may begin in one and end in the next. */
function joinedText(parts: readonly string[]): string {
  return parts.map((text) => text.slice('["'.length, -'"]'.length)).join('');
}

function keyOf({ tabId, page, seq, part }: ChunkInfo): string {
  return `${tabId}.${page}.${seq}.${part}`;
}

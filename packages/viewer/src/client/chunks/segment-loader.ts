import type { Api } from '../api/api.js';
import type { AssetBook } from '../assets/asset-book.js';
import type { Segment } from '../visit/segments.js';
import type { Sanitize } from './parse-events.js';
import { type LoadedSegment, type SegmentReader, segmentReader } from './segment-reader.js';

export interface SegmentLoader {
  /** Of a segment that has grown since, only what is new is asked for. */
  load(segment: Segment): Promise<LoadedSegment>;
  /** Stops what is under way and forgets everything. */
  close(): void;
}

/** How many segments stay in memory: the one on show, the next, and the one just left. */
const KEPT = 3;

interface Kept {
  readonly segment: Segment;
  readonly read: SegmentReader;
  readonly promise: Promise<LoadedSegment>;
}

/** @param newSanitizer makes one allow-list per segment: it knows the nodes of that segment's page */
export function segmentLoader(
  api: Pick<Api, 'chunk'>,
  newSanitizer: (segment: Segment) => Sanitize,
  assets?: Pick<AssetBook, 'fetch'>,
): SegmentLoader {
  const kept = new Map<string, Kept>();
  const abort = new AbortController();
  const begin = (segment: Segment): Kept => {
    const parts = { api, sanitize: newSanitizer(segment), signal: abort.signal };
    const read = segmentReader(assets === undefined ? parts : { ...parts, assets });
    return { segment, read, promise: read(segment) };
  };
  return {
    load(segment) {
      const before = kept.get(segment.id);
      const now = before === undefined ? begin(segment) : upTo(before, segment);
      kept.delete(segment.id);
      kept.set(segment.id, now);
      now.promise.catch(() => kept.get(segment.id) === now && kept.delete(segment.id));
      for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id);
      return now.promise;
    },
    close() {
      abort.abort();
      kept.clear();
    },
  };
}

function upTo(before: Kept, segment: Segment): Kept {
  const { chunks, toMs } = before.segment;
  if (chunks.length === segment.chunks.length && toMs === segment.toMs) return before;
  return { ...before, segment, promise: before.promise.then(() => before.read(segment)) };
}

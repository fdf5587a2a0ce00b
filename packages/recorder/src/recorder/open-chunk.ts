import type { RequestMark } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';

/** Events on their way into a chunk that has not been closed. */
export interface OpenChunk {
  readonly page: string;
  readonly seq: number;
  /** One JSON text for each event. */
  readonly events: string[];
  readonly marks: RequestMark[];
  readonly openedAt: number;
  firstMs: number;
  lastMs: number;
  /** Length of all events as JSON. */
  size: number;
  markBytes: number;
  hasSnapshot: boolean;
}

/** What makes a chunk full. */
export interface ChunkLimits {
  /** Length of JSON that will compress to about the wanted size. */
  readonly size: number;
  readonly marks: number;
  readonly markBytes: number;
  readonly ageMs: number;
}

const FULL_SNAPSHOT = 2;

/** An empty chunk. */
export function openChunk(page: string, seq: number, now: number): OpenChunk {
  return {
    page,
    seq,
    events: [],
    marks: [],
    openedAt: now,
    firstMs: now,
    lastMs: now,
    size: 0,
    markBytes: 0,
    hasSnapshot: false,
  };
}

/** Puts an event at the chunk's end. */
export function addEvent(chunk: OpenChunk, event: eventWithTime): void {
  const json = JSON.stringify(event);
  if (chunk.events.length === 0) chunk.firstMs = chunk.lastMs = event.timestamp;
  chunk.firstMs = Math.min(chunk.firstMs, event.timestamp);
  chunk.lastMs = Math.max(chunk.lastMs, event.timestamp);
  chunk.events.push(json);
  chunk.size += json.length + 1;
  if (event.type === FULL_SNAPSHOT) chunk.hasSnapshot = true;
}

/** Notes a mark in the chunk's envelope. */
export function addMark(chunk: OpenChunk, mark: RequestMark): void {
  chunk.marks.push(mark);
  chunk.markBytes += JSON.stringify(mark).length + 1;
}

/** Whether the chunk must close now. */
export function isFull(chunk: OpenChunk, limits: ChunkLimits, now: number): boolean {
  if (chunk.events.length === 0) return false;
  return (
    chunk.size >= limits.size ||
    chunk.marks.length >= limits.marks ||
    chunk.markBytes >= limits.markBytes ||
    now - chunk.openedAt >= limits.ageMs
  );
}

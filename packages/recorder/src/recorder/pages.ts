import { CHUNK_LIMITS, type RequestMark, type SessionAnswer } from '@auditreel/core/protocol';
import type { eventWithTime } from '@rrweb/types';
import type { Clock } from '../stub/clock.js';
import type { ClosedChunk } from './delivery.js';
import { addEvent, addMark, type ChunkLimits, isFull, type OpenChunk, openChunk } from './open-chunk.js';

/** The page being recorded, and its open chunk. */
export interface Pages {
  id(): string;
  add(event: eventWithTime): void;
  mark(mark: RequestMark, event: eventWithTime): void;
  /** Events were lost. */
  dropped(events: number): void;
  /** Whether anything was added since the last snapshot. */
  hasEvents(): boolean;
  /** A snapshot comes and opens a chunk; what a page had before its first one stays with it. */
  beforeSnapshot(): void;
  /** Closes the open chunk if it is full or, with `force`, if it holds anything. */
  close(force: boolean): void;
  /** Takes the open chunk away without delivering it. */
  take(): ClosedChunk | null;
  /** Starts another page in this session; its first chunk is numbered 0. */
  turn(session: SessionAnswer): void;
  /** Stretches the time between uploads. */
  throttle(factor: number): void;
}

/** JSON of recorded pages compresses by about this much. */
const EXPECTED_RATIO = 6;
/** The first chunk goes early, so that the server knows of the page. */
const FIRST_CHUNK_MS = 1000;
const MARK_BYTES = CHUNK_LIMITS.envelopeBytes - 2048;

/** Makes the first page of a session. */
export function createPages(
  clock: Clock,
  first: SessionAnswer,
  deliver: (closed: ClosedChunk) => void,
): Pages {
  let session = first;
  let page: string = crypto.randomUUID();
  let dropped = 0;
  let slower = 1;
  let sinceSnapshot = 0;
  let chunk: OpenChunk = openChunk(page, 0, clock.now());

  const limits = (): ChunkLimits => ({
    size: session.settings.chunkBytes * EXPECTED_RATIO,
    marks: CHUNK_LIMITS.marks,
    markBytes: MARK_BYTES,
    ageMs: chunk.seq === 0 ? FIRST_CHUNK_MS : session.settings.chunkEveryMs * slower,
  });
  const take = (): ClosedChunk | null => {
    if (chunk.events.length === 0) return null;
    const closed = { chunk, session, dropped };
    chunk = openChunk(page, chunk.seq + 1, clock.now());
    return closed;
  };
  const close = (force: boolean): void => {
    if (!force && !isFull(chunk, limits(), clock.now())) return;
    const closed = take();
    if (closed) deliver(closed);
  };
  return {
    id: () => page,
    add: (event) => {
      addEvent(chunk, event);
      sinceSnapshot = event.type === 2 ? 0 : sinceSnapshot + 1;
      // Not between a snapshot and what stands in front of it, however long a slow page takes for it.
      if (event.type < 4) close(false);
    },
    mark: (mark, event) => {
      addEvent(chunk, event);
      addMark(chunk, mark);
      close(false);
    },
    dropped: (events) => {
      dropped += events;
    },
    hasEvents: () => sinceSnapshot > 1,
    beforeSnapshot: () => {
      if (chunk.seq > 0 || chunk.hasSnapshot) close(true);
    },
    close,
    take,
    turn: (next) => {
      close(true);
      session = next;
      page = crypto.randomUUID();
      dropped = 0;
      chunk = openChunk(page, 0, clock.now());
    },
    throttle: (factor) => {
      slower = factor;
    },
  };
}

import QuickLRU from 'quick-lru';
import type { ChunkAck, ChunkEnvelope } from '../protocol/envelope.js';
import type { ChunkStore } from '../storage/ports.js';

/** What the server has of a page, for the ack of a chunk that was just stored. */
export type Acknowledge = (envelope: ChunkEnvelope) => Promise<Pick<ChunkAck, 'highWater' | 'missing'>>;

/** What is known of a page's seqs. */
interface Progress {
  /** Up to here nothing is missing. */
  highWater: number;
  highest: number;
  /** Seqs that are there above `highWater`, as far as a gap is looked for. */
  readonly beyond: Set<number>;
  /** Until then the database isn't asked again. */
  readonly restUntil: number;
}

const REMEMBERED = 1000;
/** How far above the high-water mark a gap is looked for. */
const WINDOW = 1000;
const MAX_MISSING = 100;
/** After a reading, this long for each seq read: a page of a million seqs must not be read at each of them. */
const REST_MS_PER_SEQ = 0.5;

/**
 * Asks the database for a page's seqs only when it has to: on the page's first chunk here, for parts, and when something
 * seems to be missing, which another process may have stored.
 */
export function acknowledger(chunks: ChunkStore, now: () => number): Acknowledge {
  const pages = new QuickLRU<string, Progress>({ maxSize: REMEMBERED });
  return async function acknowledge(envelope) {
    const key = [envelope.sessionId, envelope.tabId, envelope.page].join(' ');
    const known = pages.get(key);
    if (known !== undefined) {
      if (envelope.parts === 1) add(known, envelope.seq);
      const isWhole = envelope.parts === 1 && known.highest === known.highWater;
      if (isWhole || now() < known.restUntil) return answer(known);
    }
    const seqs = await chunks.seqs(envelope);
    const read = progressOf(seqs, now() + seqs.length * REST_MS_PER_SEQ);
    pages.set(key, read);
    return answer(read);
  };
}

function progressOf(seqs: readonly number[], restUntil: number): Progress {
  const progress: Progress = { highWater: -1, highest: -1, beyond: new Set(), restUntil };
  // In ascending order all are found, however far apart they came.
  for (const seq of seqs.toSorted((a, b) => a - b)) add(progress, seq);
  return progress;
}

/** What comes above the window is found by the next reading. */
function add(progress: Progress, seq: number): void {
  progress.highest = Math.max(progress.highest, seq);
  if (seq <= progress.highWater || seq > progress.highWater + WINDOW) return;
  progress.beyond.add(seq);
  while (progress.beyond.delete(progress.highWater + 1)) progress.highWater++;
}

function answer({ highWater, highest, beyond }: Progress): Pick<ChunkAck, 'highWater' | 'missing'> {
  const missing: number[] = [];
  const last = Math.min(highest, highWater + WINDOW);
  for (let seq = highWater + 1; seq < last && missing.length < MAX_MISSING; seq++)
    if (!beyond.has(seq)) missing.push(seq);
  return { highWater, missing };
}

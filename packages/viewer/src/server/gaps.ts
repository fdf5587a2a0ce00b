import type { ChunkInfo } from '@auditreel/core/adapter';
import type { Gap } from '../api/answers.js';
import { groupBy } from './group-by.js';

/** All parts of one seq. */
interface Sequence {
  readonly seq: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly complete: boolean;
  readonly hasSnapshot: boolean;
  readonly dropped: number;
}

/** Where one page's recording has holes. Takes the chunks of any number of pages, in any order. */
export function gapsOf(chunks: readonly ChunkInfo[]): readonly Gap[] {
  const pages = groupBy(chunks, (chunk) => JSON.stringify([chunk.sessionId, chunk.tabId, chunk.page]));
  return [...pages.values()].flatMap(gapsOfPage);
}

function gapsOfPage(chunks: readonly ChunkInfo[]): readonly Gap[] {
  const [first] = chunks;
  if (!first) return [];
  const sequences = sequencesOf(chunks);
  const gapOf = (reason: Gap['reason'], fromMs: number, toMs: number): Gap => ({
    tabId: first.tabId,
    page: first.page,
    fromMs,
    toMs: Math.max(fromMs, toMs),
    reason,
  });
  return [
    ...withoutSnapshot(sequences, gapOf),
    ...sequences.flatMap((sequence, i) => holesAt(sequence, sequences[i - 1], sequences[i + 1], gapOf)),
  ].sort((a, b) => a.fromMs - b.fromMs);
}

type GapOf = (reason: Gap['reason'], fromMs: number, toMs: number) => Gap;

function holesAt(
  here: Sequence,
  before: Sequence | undefined,
  after: Sequence | undefined,
  gapOf: GapOf,
): readonly Gap[] {
  const gaps: Gap[] = [];
  if (here.seq > (before ? before.seq + 1 : 0)) {
    gaps.push(gapOf('missing_chunk', before?.lastMs ?? here.firstMs, here.firstMs));
  }
  if (!here.complete) {
    gaps.push(gapOf('missing_part', here.firstMs, Math.max(here.lastMs, after?.firstMs ?? here.lastMs)));
  }
  if (here.dropped > (before?.dropped ?? 0)) {
    gaps.push(gapOf('dropped_events', before?.lastMs ?? here.firstMs, here.lastMs));
  }
  return gaps;
}

/** Until the first snapshot there is no page to show. */
function withoutSnapshot(sequences: readonly Sequence[], gapOf: GapOf): readonly Gap[] {
  const [first] = sequences;
  const last = sequences.at(-1);
  if (!first || !last || first.hasSnapshot) return [];
  const snapshot = sequences.find((sequence) => sequence.hasSnapshot);
  return [gapOf('no_snapshot', first.firstMs, snapshot?.firstMs ?? last.lastMs)];
}

function sequencesOf(chunks: readonly ChunkInfo[]): readonly Sequence[] {
  const bySeq = groupBy(chunks, (chunk) => chunk.seq);
  return [...bySeq].map(([seq, parts]) => sequenceOf(seq, parts)).sort((a, b) => a.seq - b.seq);
}

function sequenceOf(seq: number, parts: readonly ChunkInfo[]): Sequence {
  const expected = Math.max(...parts.map((part) => part.parts));
  return {
    seq,
    firstMs: Math.min(...parts.map((part) => part.firstMs)),
    lastMs: Math.max(...parts.map((part) => part.lastMs)),
    complete: new Set(parts.map((part) => part.part)).size === expected,
    hasSnapshot: parts.some((part) => part.hasSnapshot),
    dropped: Math.max(...parts.map((part) => part.dropped)),
  };
}

import type { ChunkInfo } from '@auditreel/core/adapter';
import type { Gap, PageInfo } from '../../api/answers.js';

/** A stretch of one page that plays without anything before it: from a snapshot to the next, or to a gap. */
export interface Segment {
  readonly id: string;
  readonly sessionId: string;
  readonly tabId: string;
  readonly page: string;
  /** Ms, browser clock. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly chunks: readonly ChunkInfo[];
  readonly endsBy: 'snapshot' | 'gap' | 'end';
}

/** Whether its first snapshot is the one that was taken when the page was opened. */
export function opensPage({ chunks }: Pick<Segment, 'chunks'>): boolean {
  return chunks[0]?.seq === 0;
}

/** Cuts a page at its snapshots and gaps. What stands between a gap and the next snapshot can't be played. */
export function segmentsOf(page: PageInfo, gaps: readonly Gap[]): readonly Segment[] {
  const whole = wholeChunks(page.chunks);
  const runs: ChunkInfo[][] = [];
  let before: ChunkInfo | undefined;
  for (const chunk of whole) {
    const run = runs.at(-1);
    if (startsRun(chunk, before)) runs.push([chunk]);
    else if (run !== undefined && run.at(-1) === before && follows(chunk, before)) run.push(chunk);
    before = chunk;
  }
  const ofPage = gaps.filter((gap) => gap.page === page.page && gap.tabId === page.tabId);
  return runs.map((run) => segmentOf(run, whole)).flatMap((segment) => cutAtGap(segment, ofPage));
}

function segmentOf(run: readonly ChunkInfo[], whole: readonly ChunkInfo[]): Segment {
  const first = run[0] as ChunkInfo;
  const last = run.at(-1) as ChunkInfo;
  const next = whole.find((chunk) => chunk.seq > last.seq);
  const endsBy =
    next === undefined ? 'end' : next.seq > last.seq + 1 || !next.hasSnapshot ? 'gap' : 'snapshot';
  return {
    id: `${first.sessionId}/${first.tabId}/${first.page}/${first.seq}`,
    sessionId: first.sessionId,
    tabId: first.tabId,
    page: first.page,
    fromMs: first.firstMs,
    toMs: endsBy === 'snapshot' && next !== undefined ? next.firstMs : last.lastMs,
    chunks: run,
    endsBy,
  };
}

function cutAtGap(segment: Segment, gaps: readonly Gap[]): readonly Segment[] {
  const { fromMs, toMs: end } = segment;
  // A gap that is over when the segment begins is before it, even where both have one time.
  const inside = gaps.filter((gap) => gap.fromMs >= fromMs && gap.fromMs < end && gap.toMs > fromMs);
  if (inside.length === 0) return [segment];
  const toMs = Math.min(...inside.map((gap) => gap.fromMs));
  const chunks = segment.chunks.filter((chunk) => chunk.firstMs <= toMs);
  return toMs > segment.fromMs ? [{ ...segment, toMs, chunks, endsBy: 'gap' }] : [];
}

function startsRun(chunk: ChunkInfo, before: ChunkInfo | undefined): boolean {
  if (!chunk.hasSnapshot) return false;
  // The later parts of a snapshot that was split belong to the run which its first part began.
  return chunk.part === 0 || before?.seq !== chunk.seq;
}

function follows(chunk: ChunkInfo, before: ChunkInfo | undefined): boolean {
  return before !== undefined && (chunk.seq === before.seq || chunk.seq === before.seq + 1);
}

/** In order, without those of which a part is missing. */
function wholeChunks(chunks: readonly ChunkInfo[]): readonly ChunkInfo[] {
  const parts = new Map<number, Set<number>>();
  for (const chunk of chunks) parts.set(chunk.seq, (parts.get(chunk.seq) ?? new Set()).add(chunk.part));
  return chunks
    .filter((chunk) => parts.get(chunk.seq)?.size === chunk.parts)
    .toSorted((a, b) => a.seq - b.seq || a.part - b.part);
}

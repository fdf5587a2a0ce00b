import type { ChunkInfo } from '../storage/ports.js';

export type Coverage = 'covered' | 'gap' | 'none';

export interface Moment {
  /** Browser clock, ms. */
  readonly at: number;
  readonly slack: number;
  /** Only this tab's pages count. */
  readonly tabId?: string;
}

/** Whether a recording was running at a moment: without a gap, with one, or not at all. */
export function coverageOf(chunks: readonly ChunkInfo[], moment: Moment): Coverage {
  let best: Coverage = 'none';
  for (const page of pagesOf(chunks, moment.tabId)) {
    const coverage = pageCoverage(page, moment);
    if (coverage === 'covered') return 'covered';
    if (coverage === 'gap') best = 'gap';
  }
  return best;
}

function pagesOf(chunks: readonly ChunkInfo[], tabId: string | undefined): readonly (readonly ChunkInfo[])[] {
  const pages = new Map<string, ChunkInfo[]>();
  for (const chunk of chunks) {
    if (tabId !== undefined && chunk.tabId !== tabId) continue;
    const key = `${chunk.tabId}.${chunk.page}`;
    pages.set(key, [...(pages.get(key) ?? []), chunk]);
  }
  return [...pages.values()];
}

function pageCoverage(chunks: readonly ChunkInfo[], { at, slack }: Moment): Coverage {
  const from = Math.min(...chunks.map((chunk) => chunk.firstMs));
  const to = Math.max(...chunks.map((chunk) => chunk.lastMs));
  if (at < from - slack || at > to + slack) return 'none';
  return isWhole(chunks, at + slack) ? 'covered' : 'gap';
}

/** Every seq from 0 to the one at the moment is there, in all its parts, and nothing was dropped on the way. */
function isWhole(chunks: readonly ChunkInfo[], until: number): boolean {
  const bySeq = new Map<number, { parts: Set<number>; wanted: number; firstMs: number; dropped: number }>();
  for (const chunk of chunks) {
    const seq = bySeq.get(chunk.seq) ?? {
      parts: new Set(),
      wanted: chunk.parts,
      firstMs: chunk.firstMs,
      dropped: chunk.dropped,
    };
    seq.parts.add(chunk.part);
    bySeq.set(chunk.seq, seq);
  }
  const last = Math.max(...[...bySeq].filter(([, seq]) => seq.firstMs <= until).map(([seq]) => seq), 0);
  for (let seq = 0; seq <= last; seq++) {
    const found = bySeq.get(seq);
    if (found === undefined || found.parts.size < found.wanted || found.dropped > 0) return false;
  }
  return true;
}

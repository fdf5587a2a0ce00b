import type { AuditMark, ChunkKey } from './ports.js';

type Place = Pick<ChunkKey, 'page' | 'seq' | 'part'>;

/** By page, seq and part; by code unit, because databases collate each in their own way. */
export function byPlace(a: Place, b: Place): number {
  return compareText(a.page, b.page) || a.seq - b.seq || a.part - b.part;
}

/** By time, then request id. */
export function byMarkTime(a: AuditMark, b: AuditMark): number {
  return a.t - b.t || compareText(a.requestId, b.requestId) || compareText(a.sessionId, b.sessionId);
}

/** Seqs of one page whose parts are all there, ascending. */
export function wholeSeqs(
  chunks: readonly { readonly seq: number; readonly parts: number }[],
): readonly number[] {
  const missing = new Map<number, number>();
  for (const { seq, parts } of chunks) missing.set(seq, (missing.get(seq) ?? parts) - 1);
  return [...missing]
    .filter(([, left]) => left <= 0)
    .map(([seq]) => seq)
    .sort((a, b) => a - b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A stretch of time, ms. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A stretch of the axis: 0 is its left end, 1 its right. */
export interface ScaledSpan extends Span {
  readonly from: number;
  readonly to: number;
}

/** Maps times to places on an axis on which long absences are squeezed. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
  /** What happened, and between it what was squeezed. */
  readonly spans: readonly ScaledSpan[];
  readonly breaks: readonly ScaledSpan[];
  /** Without the absences. */
  readonly totalMs: number;
  place(ms: number): number;
  timeAt(place: number): number;
  /** Time up to a moment, without the absences. */
  elapsed(ms: number): number;
}

const SQUEEZE_OVER_MS = 8000;
const BREAK_WIDTH = 0.03;

export function timeScale(stretches: readonly Span[]): TimeScale {
  const merged = merge(stretches);
  const totalMs = merged.reduce((sum, span) => sum + span.toMs - span.fromMs, 0);
  const breakWidth = Math.min(BREAK_WIDTH, 0.3 / Math.max(1, merged.length - 1));
  const room = 1 - breakWidth * (merged.length - 1);
  const spans: ScaledSpan[] = [];
  for (const span of merged) {
    const before = spans.at(-1);
    const from = before === undefined ? 0 : before.to + breakWidth;
    spans.push({ ...span, from, to: from + (room * (span.toMs - span.fromMs)) / totalMs });
  }
  const breaks = spans.slice(1).map((span, index) => between(spans[index] as ScaledSpan, span));
  const pieces = [...spans, ...breaks].toSorted((a, b) => a.fromMs - b.fromMs);
  return {
    fromMs: spans[0]?.fromMs ?? 0,
    toMs: spans.at(-1)?.toMs ?? 0,
    spans,
    breaks,
    totalMs,
    place: (ms) => placeOf(pieces, ms),
    timeAt: (place) => timeOf(pieces, place),
    elapsed: (ms) => spans.reduce((sum, span) => sum + clamp(ms, span.fromMs, span.toMs) - span.fromMs, 0),
  };
}

/** Joins what overlaps or lies close; every stretch gets at least a second. */
function merge(stretches: readonly Span[]): readonly Span[] {
  const sorted = stretches.toSorted((a, b) => a.fromMs - b.fromMs);
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of sorted) {
    const last = merged.at(-1);
    const end = Math.max(toMs, fromMs + 1000);
    if (last !== undefined && fromMs - last.toMs <= SQUEEZE_OVER_MS) last.toMs = Math.max(last.toMs, end);
    else merged.push({ fromMs, toMs: end });
  }
  return merged;
}

function between(left: ScaledSpan, right: ScaledSpan): ScaledSpan {
  return { fromMs: left.toMs, toMs: right.fromMs, from: left.to, to: right.from };
}

function placeOf(pieces: readonly ScaledSpan[], ms: number): number {
  const piece = pieces.find((each) => ms <= each.toMs);
  if (piece === undefined) return pieces.length === 0 ? 0 : 1;
  const share = clamp((ms - piece.fromMs) / (piece.toMs - piece.fromMs), 0, 1);
  return piece.from + share * (piece.to - piece.from);
}

function timeOf(pieces: readonly ScaledSpan[], place: number): number {
  const piece = pieces.find((each) => place <= each.to) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  const share = clamp((place - piece.from) / (piece.to - piece.from), 0, 1);
  return piece.fromMs + share * (piece.toMs - piece.fromMs);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

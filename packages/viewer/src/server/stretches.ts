import type { Stretch } from '@auditreel/core/adapter';

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

/** Lengths that people count in. */
const LENGTHS: readonly number[] = [
  ...[1, 5, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY),
];

const MOST = 60;

/** A span of time, and which of its ends nobody asked for, so that they may be moved outwards. */
export interface TimeSpan extends Stretch {
  readonly isFromOpen: boolean;
  readonly isToOpen: boolean;
}

/** Cuts a span into at most 60 stretches of one length; the last one may be shorter. */
export function stretchesOf(span: TimeSpan): {
  readonly stretchMs: number;
  readonly stretches: readonly Stretch[];
} {
  const stretchMs = lengthFor(span.to - span.from);
  const from = span.isFromOpen ? Math.floor(span.from / stretchMs) * stretchMs : span.from;
  const count = Math.max(Math.ceil((span.to - from) / stretchMs), 0);
  const to = span.isToOpen ? from + count * stretchMs : span.to;
  const stretches = Array.from({ length: count }, (_, at) => ({
    from: from + at * stretchMs,
    to: Math.min(from + (at + 1) * stretchMs, to),
  }));
  return { stretchMs, stretches };
}

/** One stretch fewer than there may be: an end that is moved needs room. */
function lengthFor(ms: number): number {
  const least = ms / (MOST - 1);
  const years = 365 * DAY;
  return LENGTHS.find((length) => length >= least) ?? Math.ceil(least / years) * years;
}

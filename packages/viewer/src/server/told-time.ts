/** A time for a record's metadata: in words, as a person reads it there; a number of more than 13 digits may pass for a card's. */
export function toldTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same back in ms; null for what is none. */
export function readTold(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

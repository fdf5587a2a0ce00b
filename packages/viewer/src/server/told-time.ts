/** A time for a record's metadata: as a number of 13 digits, one in ten would pass for the number of a card. */
export function toldTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same back in ms; null for what is none. */
export function readTold(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

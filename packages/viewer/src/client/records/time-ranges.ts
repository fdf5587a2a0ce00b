/** Ranges up to now; the address keeps them as they are, so that a saved view stays up to now. */
export const TIME_RANGES: readonly string[] = ['15m', '1h', '24h', '7d', '30d'];

/** What a `datetime-local` input shows, in the viewer's zone. */
export function inputOf(ms: string | undefined): string {
  const value = Number(ms);
  if (ms === undefined || !Number.isFinite(value) || Math.abs(value) > 8.64e15) return '';
  const date = new Date(value);
  const local = new Date(value - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The ms that such an input means; empty when it holds no time. */
export function msOf(input: string): string {
  const ms = new Date(input).getTime();
  return Number.isNaN(ms) || ms < 0 ? '' : String(ms);
}

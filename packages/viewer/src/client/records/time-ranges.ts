export interface TimeRange {
  readonly label: string;
  readonly ms: number;
}

/** Ranges up to now; the address keeps their start, so that a shared link shows the same records. */
export const TIME_RANGES: readonly TimeRange[] = [
  { label: 'Last 15 minutes', ms: 900_000 },
  { label: 'Last hour', ms: 3_600_000 },
  { label: 'Last 24 hours', ms: 86_400_000 },
  { label: 'Last 7 days', ms: 604_800_000 },
  { label: 'Last 30 days', ms: 2_592_000_000 },
];

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

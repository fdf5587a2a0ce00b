import { type Filters, searchOf, withFilter } from './filters.js';
import { relativeMs } from './relative-time.js';

const MINUTE = 60_000;

/** The query of the server's for these filters: what is relative to now, in ms. */
export function apiFilter(filters: Filters, now: number): string {
  const from = startOf(filters.since, now);
  const to = startOf(filters.until, now);
  const since = from === null ? filters : withFilter(filters, 'from', from);
  return searchOf(to === null ? since : withFilter(since, 'to', to)).replace('?', '');
}

/** Whole minutes, so that going back to a list finds what was read of it. */
function startOf(ago: string | undefined, now: number): string | null {
  const ms = ago === undefined ? null : relativeMs(ago);
  return ms === null ? null : String(Math.max(0, Math.floor((now - ms) / MINUTE) * MINUTE));
}

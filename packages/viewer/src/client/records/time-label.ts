import { SEARCH } from '../strings/search.js';
import { dateTime } from '../text/times.js';
import type { Filters } from './filters.js';
import { relativeName } from './relative-time.js';

export function hasTime({ since, until, from, to }: Filters): boolean {
  return [since, until, from, to].some((time) => time !== undefined);
}

/** The range of time in words: `Last 2 hours`, `Since 23 Nov 2026, 14:03`. */
export function timeLabel(filters: Filters): string {
  const { since, until } = filters;
  if (!hasTime(filters)) return SEARCH.anyTime;
  if (since !== undefined && filters.to === undefined && until === undefined)
    return `Last ${relativeName(since)}`;
  const start = edge(since, filters.from);
  const end = edge(until, filters.to);
  if (end === null) return `Since ${start}`;
  return start === null ? `Before ${end}` : `${start} – ${end}`;
}

function edge(ago: string | undefined, ms: string | undefined): string | null {
  if (ms !== undefined) return dateTime(Number(ms)).slice(0, -3);
  return ago === undefined ? null : `${relativeName(ago).replace(/^(?=[a-z])/, '1 ')} ago`;
}

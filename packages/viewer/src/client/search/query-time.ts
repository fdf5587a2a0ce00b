const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** Which end of a range a time stands for: a day is in it whole, be it the first or the last. */
export type TimeEnd = 'since' | 'until';

/** The ms of `2026-11-25` or `2026-11-25T14:03`, in the viewer's zone; null for anything else. */
export function queryTime(text: string, end: TimeEnd): number | null {
  const upper = text.toUpperCase();
  const ms = DATE.test(upper) ? dayMs(upper, end === 'since' ? 0 : 1) : dateTimeMs(upper);
  return ms !== null && Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/** The shortest text that means this very moment. */
export function queryTimeText(ms: number, end: TimeEnd): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(ms);
  const day = end === 'since' ? date : new Date(ms - 1);
  const texts = [
    localText(day).slice(0, 10),
    ...[16, 19, 23].map((length) => localText(date).slice(0, length)),
  ];
  // In the hour that a change of clocks repeats, only UTC says which one is meant.
  return texts.find((text) => queryTime(text, end) === ms) ?? date.toISOString();
}

function dayMs(text: string, later: number): number | null {
  if (!isDay(text)) return null;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return new Date(year, month - 1, day + later).getTime();
}

function dateTimeMs(text: string): number | null {
  const day = DATE_TIME.exec(text)?.[1];
  return day !== undefined && isDay(day) ? new Date(text).getTime() : null;
}

/** `Date` would roll 31 February over into March. */
function isDay(text: string): boolean {
  const utc = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(text) && utc.getUTCFullYear() >= 1970;
}

function localText(date: Date): string {
  const two = (n: number, width = 2): string => String(n).padStart(width, '0');
  const day = `${two(date.getFullYear(), 4)}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day}T${clock}.${two(date.getMilliseconds(), 3)}`;
}

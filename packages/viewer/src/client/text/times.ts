const DATE_TIME = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** `14:03:22` in the viewer's zone. */
export function clock(ms: number): string {
  return isTime(ms) ? CLOCK.format(ms) : '–';
}

/** `14:03:22.417` in the viewer's zone. */
export function clockMs(ms: number): string {
  return isTime(ms) ? `${CLOCK.format(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}` : '–';
}

/** `23 Nov`, with the year when it is another one. */
export function day(ms: number, now: number): string {
  if (!isTime(ms)) return '–';
  const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? DAY : DAY_AND_YEAR).format(ms);
}

/** `23 Nov 2026, 14:03:22` in the viewer's zone. */
export function dateTime(ms: number): string {
  return isTime(ms) ? DATE_TIME.format(ms) : '–';
}

/** `2026-11-23T14:03:22.417Z` */
export function utc(ms: number): string {
  return isTime(ms) ? new Date(ms).toISOString() : '–';
}

/** `0:07`, `12:31`, `1:02:09`: a position in a recording. */
export function position(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = `${Math.floor(seconds / 60) % 60}`;
  if (seconds < 3600) return `${rest}:${two(seconds % 60)}`;
  return `${Math.floor(seconds / 3600)}:${rest.padStart(2, '0')}:${two(seconds % 60)}`;
}

/** `480 ms`, `3.2 s`, `4 min 10 s`, `2 h 5 min`, `3 d 4 h`: how long something took. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return join(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return join(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function join(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** A recording can claim any number as its time. */
function isTime(ms: number): boolean {
  return Math.abs(ms) <= 8.64e15;
}

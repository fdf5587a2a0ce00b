const DAY = 86_400_000;
const MINUTE = 60_000;

const day = { day: '2-digit', month: 'short' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const DAYS = new Intl.DateTimeFormat('en-GB', { ...day, year: 'numeric' });
const MINUTES = new Intl.DateTimeFormat('en-GB', { ...day, ...clock });
const SECONDS = new Intl.DateTimeFormat('en-GB', { ...day, ...clock, second: '2-digit' });

/** When a stretch of this length begins, as exactly as one must know; a stretch of whole days by its day. */
export function startText(ms: number, stretchMs: number): string {
  if (!(Math.abs(ms) <= 8.64e15)) return '–';
  if (stretchMs >= DAY && isMidnight(ms)) return DAYS.format(ms);
  return (stretchMs >= MINUTE ? MINUTES : SECONDS).format(ms);
}

/** When it ends: whole days by the last of them. */
export function endText(ms: number, stretchMs: number): string {
  return stretchMs >= DAY && isMidnight(ms) ? DAYS.format(ms - 1) : startText(ms, stretchMs);
}

/** Both, and a day that is the same only once. */
export function stretchText(from: number, to: number, stretchMs: number): string {
  const [start, end] = [startText(from, stretchMs), endText(to, stretchMs)];
  if (start === end) return start;
  const sameDay = /^.*, /.exec(start)?.[0];
  return `${start} – ${sameDay !== undefined && end.startsWith(sameDay) ? end.slice(sameDay.length) : end}`;
}

/** Of the viewer's: stretches are cut by UTC. */
function isMidnight(ms: number): boolean {
  const date = new Date(ms);
  return date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0;
}

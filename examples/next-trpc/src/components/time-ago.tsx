const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Rendered on the server only: what it says depends on when. */
export function TimeAgo({ at }: { readonly at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={at.toISOString().slice(0, 16).replace('T', ' ')}>
      {inWords(at.getTime() - Date.now())}
    </time>
  );
}

function inWords(ms: number): string {
  for (const [unit, length] of UNITS) {
    if (Math.abs(ms) >= length) return words.format(Math.trunc(ms / length), unit);
  }
  return 'just now';
}

const STEPS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** A stretch of time in words, in the largest unit that fits: `3 hours`. */
export function lengthOf(ms: number): string {
  const [size, unit] = STEPS.find(([step]) => ms >= step) ?? [1000, 'second'];
  return amountOf(Math.max(0, Math.round(ms / size)), unit);
}

/** `1 record`, `2 records`. */
export function amountOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

const SIZES = [
  [1_000_000_000, 'GB'],
  [1_000_000, 'MB'],
  [1000, 'kB'],
] as const;

/** A number of bytes in words: `1.2 GB`. */
export function bytesOf(bytes: number): string {
  const size = SIZES.find(([step]) => bytes >= step);
  if (size === undefined) return amountOf(bytes, 'byte');
  return `${(bytes / size[0]).toLocaleString('en', { maximumFractionDigits: 1 })} ${size[1]}`;
}

import type { Counted } from '@auditreel/core/adapter';

const NUMBER = new Intl.NumberFormat('en-GB');

/** `1,204`, or `1,000+` where counting stopped. */
export function countText({ count, isAtLeast }: Counted): string {
  return `${NUMBER.format(count)}${isAtLeast ? '+' : ''}`;
}

/** All of them together. */
export function sumOf(counts: readonly Counted[]): Counted {
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    isAtLeast: counts.some(({ isAtLeast }) => isAtLeast),
  };
}

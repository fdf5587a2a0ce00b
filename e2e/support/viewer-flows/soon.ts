import { expect } from 'vitest';

/** Expects something of a page that may take its time: 30 s at most, for machines that are busy. */
export function soon<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 30_000 });
}

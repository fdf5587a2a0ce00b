import { readPath } from './match-of.js';

/** Where a platform says how long a function lives; Next's own `after` looks here too. */
const PLATFORM = Symbol.for('@next/request-context');

/** Has the platform keep the running function alive until this is done; false where it offers no such thing, and nothing is begun. */
export function platformWaits(work: () => Promise<unknown>): boolean {
  const get = readPath(globalThis, [PLATFORM, 'get']);
  if (typeof get !== 'function') return false;
  const platform: unknown = get();
  const waitUntil = readPath(platform, ['waitUntil']);
  if (typeof waitUntil !== 'function') return false;
  waitUntil.call(platform, work());
  return true;
}

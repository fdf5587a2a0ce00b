import { checkFunction, expect } from './expect-option.js';
import { hostFailure } from './host-failure.js';
import type { Durability, DurabilityOptions, ErrorListener } from './options.js';

/** The host's durability, checked and with every default filled in. */
export interface ResolvedDurability {
  readonly default: Durability;
  /** Whether a request is strict by the host's word. */
  readonly strict: (request: { readonly method: string; readonly path: string }) => boolean;
  /** Whether there may be a spool at all. */
  readonly isSpooled: boolean;
  readonly spool: {
    readonly dir: string;
    readonly maxBytes: number | undefined;
    readonly fsync: number | 'always';
  };
}

const DURABILITIES: readonly unknown[] = ['strict', 'durable', 'best-effort'];

export function resolveDurability(
  given: DurabilityOptions,
  isVolatile: boolean,
  onError: ErrorListener,
): ResolvedDurability {
  const { dir = '.auditreel', maxBytes, fsync = 200 } = given.spool ?? {};
  const isNamed = given.default === undefined || DURABILITIES.includes(given.default);
  expect(isNamed, 'durability.default', "'strict', 'durable' or 'best-effort'");
  expect(typeof dir === 'string' && dir !== '', 'durability.spool.dir', 'a directory');
  const isBytes = maxBytes === undefined || (Number.isSafeInteger(maxBytes) && maxBytes > 0);
  expect(isBytes, 'durability.spool.maxBytes', 'a whole number of bytes above 0');
  const isInterval = typeof fsync === 'number' && fsync > 0 && fsync <= 60_000;
  expect(fsync === 'always' || isInterval, 'durability.spool.fsync', "'always', or ms from 1 to 60,000");
  const ask = checkFunction(given.strict, 'durability.strict');
  return {
    default: given.default ?? (isVolatile ? 'best-effort' : 'durable'),
    isSpooled: !isVolatile || given.default === 'durable' || given.default === 'strict',
    spool: { dir, maxBytes, fsync },
    strict(request) {
      try {
        return ask?.(request) === true;
      } catch (error) {
        onError(hostFailure('createAudit({ durability: { strict } })', 'the request is strict', error));
        return true;
      }
    },
  };
}

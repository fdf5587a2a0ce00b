import type { IncomingMessage } from 'node:http';

/** Where Next routed a request: what it calls the match. */
export interface Match {
  /** `APP_ROUTE`, `APP_PAGE`, `PAGES`, `PAGES_API` */
  readonly kind: string;
  /** `/orders/[id]` */
  readonly pathname: string;
}

/**
 * Next keeps what it learns of a request under this symbol of the process's registry, on the request itself. It is
 * not documented: the tests hold it against each version, and without it routes are derived from paths.
 */
export const META: unique symbol = Symbol.for('NextInternalRequestMeta') as never;

export function matchOf(request: IncomingMessage): Match | null {
  const definition = readPath(request, [META, 'match', 'definition']);
  const kind = readPath(definition, ['kind']);
  const pathname = readPath(definition, ['pathname']);
  if (typeof kind !== 'string' || typeof pathname !== 'string') return null;
  return NO_ROUTE.has(pathname) ? null : { kind, pathname };
}

/** Pages that Next shows when nothing matched. */
const NO_ROUTE: ReadonlySet<string> = new Set(['/_not-found', '/404', '/500', '/_error']);

/** One property after the other, of whatever is there. */
export function readPath(value: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (holder, key) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined),
    value,
  );
}

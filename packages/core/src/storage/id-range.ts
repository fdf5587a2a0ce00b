/** Bounds on the id that keep a time range and a cursor: ids are UUIDv7 and sort by time. */
export interface IdRange {
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly below?: string;
}

/** What ids are bounded by. */
interface Bounds {
  readonly from?: number;
  readonly to?: number;
  readonly cursor?: string;
}

/** The ids that a query's `from`, `to` and `cursor` leave. */
export function idRangeOf({ from, to, cursor }: Bounds): IdRange {
  const upper = [to === undefined ? undefined : firstIdAt(to), cursor].filter((id) => id !== undefined);
  const below = upper.sort()[0];
  return {
    ...(from === undefined ? {} : { from: firstIdAt(from) }),
    ...(below === undefined ? {} : { below }),
  };
}

const LAST_MS = 2 ** 48 - 1;

/** The least UUID whose 48 bits of time are this moment. */
export function firstIdAt(ms: number): string {
  const within = Math.min(Math.max(Math.ceil(ms), 0), LAST_MS);
  const hex = within.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** The moment in a UUIDv7, ms. */
export function msOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

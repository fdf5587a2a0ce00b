import { cleanText } from '../record/hygiene.js';
import type { RecordFilter, RecordQuery } from './ports.js';

/** A record's `target` filter, `type` or `type/id`, in its two columns. */
export function splitTarget(target: string): { readonly type: string; readonly id?: string } {
  const slash = target.indexOf('/');
  if (slash === -1) return { type: target };
  return { type: target.slice(0, slash), id: target.slice(slash + 1) };
}

/** Bounds on the id that keep a time range and a cursor: ids are UUIDv7 and sort by time. */
export interface IdRange {
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly below?: string;
}

/** The ids that a query's `from`, `to` and `cursor` leave. */
export function idRangeOf(query: Pick<RecordQuery, 'from' | 'to' | 'cursor'>): IdRange {
  const upper = [query.to === undefined ? undefined : firstIdAt(query.to), query.cursor].filter(isDefined);
  const below = upper.sort()[0];
  return {
    ...(query.from === undefined ? {} : { from: firstIdAt(query.from) }),
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

/** Columns that a filter compares for equality, with the value asked for. */
export function equalitiesOf(filter: RecordFilter): Readonly<Record<string, string>> {
  const target = filter.target === undefined ? undefined : splitTarget(filter.target);
  const wanted: Record<string, string | undefined> = {
    actorId: filter.actor,
    action: filter.action,
    kind: filter.kind,
    outcome: filter.outcome,
    targetType: target?.type,
    targetId: target?.id,
    tenantId: filter.tenant,
    sessionId: filter.session,
    witness: filter.witness,
  };
  const asked = Object.entries(wanted).filter((entry): entry is [string, string] => isDefined(entry[1]));
  // Stored text is clean, so nothing is lost; PostgreSQL and libsql would choke on the rest.
  return Object.fromEntries(asked.map(([name, value]) => [name, cleanText(value, value.length)]));
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

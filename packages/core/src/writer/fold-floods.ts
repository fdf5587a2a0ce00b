import type { RecordRow } from '../record/blank-record.js';

/** Lets the first of like records pass and counts the rest of the minute into one. */
export interface FloodFold {
  /** What to write now: the record, or nothing when it was counted into one that comes later. */
  pass(record: RecordRow): readonly RecordRow[];
  /** Records that stand for the floods whose minute is over; with `all`, for every one. */
  due(all?: boolean): readonly RecordRow[];
}

interface Flood {
  readonly startedAt: number;
  seen: number;
  /** The first record beyond the allowance, counting the others. */
  folded: RecordRow | null;
}

const WINDOW_MS = 60_000;
const ALLOWED = 20;
const MAX_FLOODS = 10_000;

/** Unmatched 404s, and failed logins or denied reads beyond 20 a minute per address, become one record with a count. */
export function floodFold(now: () => number): FloodFold {
  const floods = new Map<string, Flood>();
  const due = (all = false): readonly RecordRow[] => {
    const over: RecordRow[] = [];
    for (const [key, flood] of floods) {
      if (!all && flood.startedAt + WINDOW_MS > now()) continue;
      floods.delete(key);
      if (flood.folded !== null) over.push(flood.folded);
    }
    return over;
  };
  return {
    due,
    pass(record) {
      const key = floodKey(record);
      if (key === null) return [record];
      const flood = floods.get(key);
      if (flood === undefined || flood.startedAt + WINDOW_MS <= now()) {
        if (floods.size >= MAX_FLOODS) return [record];
        floods.set(key, { startedAt: now(), seen: 1, folded: null });
        return flood?.folded ? [flood.folded, record] : [record];
      }
      flood.seen++;
      if (flood.seen <= ALLOWED) return [record];
      if (flood.folded === null) flood.folded = record;
      else flood.folded.count++;
      return [];
    },
  };
}

function floodKey(record: RecordRow): string | null {
  if (record.ip === null) return null;
  if (record.statusCode === 404 && record.routeSource === 'derived') return `404 ${record.ip}`;
  if (record.action === 'authn.login' && record.outcome !== 'success') {
    return `login ${record.ip} ${record.targetName ?? ''} ${record.reason ?? ''}`;
  }
  if (record.action === 'authz.denied' || record.action === 'authn.token_rejected') {
    return `${record.action} ${record.ip} ${record.route}`;
  }
  return null;
}

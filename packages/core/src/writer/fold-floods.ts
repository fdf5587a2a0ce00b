import type { AuditRecord } from '../record/audit-record.js';

/** Lets the first of like records pass and counts the rest of the minute into one. */
export interface FloodFold {
  /** What to write now: the record, or nothing when it was counted into one that comes later. */
  pass(record: AuditRecord): readonly AuditRecord[];
  /** Records that stand for the floods whose minute is over; with `all`, for every one. */
  due(all?: boolean): readonly AuditRecord[];
}

interface Flood {
  readonly startedAt: number;
  seen: number;
  /** The first record beyond the allowance, counting the others. */
  folded: AuditRecord | null;
}

const WINDOW_MS = 60_000;
const ALLOWED = 20;
const MAX_FLOODS = 10_000;

/** Unmatched 404s, and failed logins or denied reads beyond 20 a minute per address, become one record with a count. */
export function floodFold(now: () => number): FloodFold {
  const floods = new Map<string, Flood>();
  const due = (all = false): readonly AuditRecord[] => {
    const over: AuditRecord[] = [];
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
      flood.folded = flood.folded === null ? record : { ...flood.folded, count: flood.folded.count + 1 };
      return [];
    },
  };
}

function floodKey(record: AuditRecord): string | null {
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

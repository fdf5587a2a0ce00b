import type { RecordRow } from '../record/blank-record.js';
import type { WriterEntry } from './writer.js';

/** Lets the first of like records pass and counts the rest of the minute into one. */
export interface FloodFold {
  fateOf(record: RecordRow): Fate;
  /** Records that stand for the floods whose minute is over; with `all`, for every one. */
  due(all?: boolean): readonly WriterEntry[];
}

/** What is to become of a record: it is written, unless one of these says otherwise. */
export interface Fate {
  /** It is to be counted into this one, which is written later. */
  readonly into: WriterEntry | null;
  /** It is kept by this, for others to be counted into. */
  readonly hold: ((entry: WriterEntry) => void) | null;
  /** A flood of its kind is over: what stands for that is to be written first. */
  readonly over: WriterEntry | null;
}

interface Flood {
  readonly startedAt: number;
  seen: number;
  /** The first record beyond the allowance, counting the others. */
  folded: WriterEntry | null;
}

const WINDOW_MS = 60_000;
const ALLOWED = 20;
const MAX_FLOODS = 10_000;
const WRITTEN: Fate = { into: null, hold: null, over: null };

/** Unmatched 404s, and failed logins or denied reads beyond 20 a minute per address, become one record with a count. */
export function floodFold(now: () => number): FloodFold {
  const floods = new Map<string, Flood>();
  return {
    due(all = false) {
      const over: WriterEntry[] = [];
      for (const [key, flood] of floods) {
        if (!all && flood.startedAt + WINDOW_MS > now()) continue;
        floods.delete(key);
        if (flood.folded !== null) over.push(flood.folded);
      }
      return over;
    },
    fateOf(record) {
      const key = floodKey(record);
      if (key === null) return WRITTEN;
      const flood = floods.get(key);
      if (flood === undefined || flood.startedAt + WINDOW_MS <= now()) {
        if (floods.size >= MAX_FLOODS) return WRITTEN;
        floods.set(key, { startedAt: now(), seen: 1, folded: null });
        return { ...WRITTEN, over: flood?.folded ?? null };
      }
      flood.seen++;
      if (flood.seen <= ALLOWED) return WRITTEN;
      if (flood.folded === null)
        return { ...WRITTEN, hold: (entry) => Object.assign(flood, { folded: entry }) };
      return { ...WRITTEN, into: flood.folded };
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

import type { Durability } from './options.js';
import type { OutletState } from './writer/record-outlet.js';

/**
 * How auditing goes, for the host's own health route. `ok`; `degraded`: records wait, nothing is lost so far; `failing`:
 * records were dropped, or durability is less than was asked for.
 */
export interface AuditHealth {
  readonly status: 'ok' | 'degraded' | 'failing';
  /** Of records whose handler says nothing else; `best-effort` where nothing can be spooled, whatever was asked for. */
  readonly durability: Durability;
  /** Which run of which process this is, as on its records. */
  readonly writerEpoch: string;
  /** Records that wait in memory. */
  readonly queued: number;
  /** Records stored, and dropped, since the start. */
  readonly written: number;
  readonly dropped: number;
  /** Age of the oldest record that waits in memory, ms; 0 when none does. */
  readonly lagMs: number;
  /** When a batch was last stored, ms since 1970 UTC, app clock; null before the first. */
  readonly writtenAt: number | null;
  /** Why the storage could not be written at the last attempt; null when it could. */
  readonly problem: string | null;
  /**
   * What the host's older schema has no column for, as `Model.column`: left out of records until `auditreel schema add` and a
   * migration.
   */
  readonly schemaBehind: readonly string[];
  /** Null where records are best-effort. */
  readonly spool: SpoolHealth | null;
}

export interface SpoolHealth {
  /** This process's own, once it has put something there. */
  readonly directory: string;
  readonly bytes: number;
  readonly maxBytes: number;
  /** Records that are in no database yet, those in memory among them. */
  readonly records: number;
  /** Records of processes that are no more, stored by this one. */
  readonly adopted: number;
  /** Spools beside it that are of another app, another database or a newer version. */
  readonly foreign: number;
}

interface AskedFor {
  /** The durability that the host has asked for. */
  readonly asked: Durability;
  readonly schemaBehind: readonly string[];
  readonly now: number;
}

export function healthOf(
  { epoch, counts, spool, canSpool }: OutletState,
  { asked, schemaBehind, now }: AskedFor,
): AuditHealth {
  const { queued, oldest, written, dropped, problem, writtenAt } = counts;
  const isLess = asked !== 'best-effort' && !canSpool;
  const isFull = spool !== null && spool.bytes >= spool.maxBytes;
  return {
    status: dropped > 0 || isLess || isFull ? 'failing' : problem === null ? 'ok' : 'degraded',
    durability: isLess && asked === 'durable' ? 'best-effort' : asked,
    writerEpoch: epoch,
    queued,
    written,
    dropped,
    lagMs: oldest === null ? 0 : Math.max(0, now - oldest),
    writtenAt,
    problem,
    schemaBehind,
    spool,
  };
}

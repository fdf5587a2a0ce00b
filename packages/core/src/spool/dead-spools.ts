import { readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { liveEpochs } from './live-epochs.js';
import { readOwner, type SpoolOwner } from './owner.js';
import { SPOOL_COLUMNS } from './spool-line.js';

/** A spool whose process is no more. */
export interface DeadSpool {
  readonly name: string;
  readonly owner: SpoolOwner;
  /** Its directory's time, by which a process that lives after all is told. */
  readonly mtimeMs: number;
  /** It was closed with records left in it, and did not crash. */
  readonly isClosed: boolean;
}

export interface SpoolSearch {
  readonly root: string;
  /** The epoch of who looks. */
  readonly epoch: string;
  readonly keys: readonly string[];
  readonly logId: string;
}

/** What a look found: `foreign` ones are of another app or database, or of a newer version. */
export interface SpoolsFound {
  readonly dead: readonly DeadSpool[];
  readonly foreign: number;
}

const STALE_MS = 30_000;
const NAME = /^([0-9a-f-]{36})(?:~([0-9a-f-]{36}))?$/;
const KNOWN_COLUMNS: ReadonlySet<string> = new Set(SPOOL_COLUMNS);

/**
 * Looks for spools that nobody writes to. A process on this machine is asked for; of others only their heartbeat tells:
 * once it has stood still for 30 s of this process's own time, because clocks may differ and jump.
 */
export function deadSpools({ root, epoch, keys, logId }: SpoolSearch): () => Promise<SpoolsFound> {
  const seen = new Map<string, { readonly mtimeMs: number; readonly at: number }>();

  function hasStoodStill(name: string, mtimeMs: number): boolean {
    const before = seen.get(name);
    if (before?.mtimeMs === mtimeMs) return performance.now() - before.at >= STALE_MS;
    seen.set(name, { mtimeMs, at: performance.now() });
    return false;
  }

  function isDead(name: string, { pid, host, epoch: written }: SpoolOwner, mtimeMs: number): boolean {
    const isAdopted = name.includes('~');
    if (!isAdopted && host === hostname()) {
      if (pid === process.pid) return !liveEpochs().has(written);
      if (!isRunning(pid)) return true;
    }
    return hasStoodStill(name, mtimeMs);
  }

  return async function look() {
    const dead: DeadSpool[] = [];
    let foreign = 0;
    for (const name of await readdir(root)) {
      const [, written, adopter] = NAME.exec(name) ?? [];
      if (written === undefined || written === epoch) continue;
      const directory = join(root, name);
      const owner = await readOwner(directory);
      const stats = await stat(directory).catch(() => null);
      // Its process, or one that adopted it, has just removed it.
      if (stats === null) continue;
      if (owner === null || !isOurs(owner, { keys, logId })) foreign++;
      else if (adopter === epoch || stats.mtimeMs === 0 || isDead(name, owner, stats.mtimeMs)) {
        dead.push({ name, owner, mtimeMs: stats.mtimeMs, isClosed: stats.mtimeMs === 0 });
      }
    }
    return { dead, foreign };
  };
}

function isOurs(owner: SpoolOwner, { keys, logId }: Pick<SpoolSearch, 'keys' | 'logId'>): boolean {
  const isOfThisApp = keys.includes(owner.key) && (owner.log === null || owner.log === logId);
  return isOfThisApp && owner.columns.every((column) => KNOWN_COLUMNS.has(column));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

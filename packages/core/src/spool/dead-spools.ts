import { access, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiscarded } from './discard-spool.js';
import { CLOSED, readOwner, type SpoolOwner } from './owner.js';
import { stateOf } from './process-identity.js';
import { listSegments } from './segment.js';
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
  /** Names of the spools that it has taken over and not stored yet. */
  readonly claims: ReadonlySet<string>;
}

/** What a look found: `foreign` ones are of another app or database, or of a newer version. */
export interface SpoolsFound {
  readonly dead: readonly DeadSpool[];
  readonly foreign: number;
}

const STALE_MS = 30_000;
const NAME = /^([0-9a-f-]{36})(~[0-9a-f-]{36})?$/;
const KNOWN_COLUMNS: ReadonlySet<string> = new Set(SPOOL_COLUMNS);

/**
 * Looks for spools that nobody writes to. A process that can be seen from here is looked for; of others only their
 * heartbeat tells: once it has stood still for 30 s of this process's own time, because clocks may differ and jump.
 */
export function deadSpools({ root, epoch, keys, logId, claims }: SpoolSearch): () => Promise<SpoolsFound> {
  const seen = new Map<string, { readonly mtimeMs: number; readonly at: number }>();

  function hasStoodStill(name: string, mtimeMs: number): boolean {
    const before = seen.get(name);
    if (before?.mtimeMs === mtimeMs) return performance.now() - before.at >= STALE_MS;
    seen.set(name, { mtimeMs, at: performance.now() });
    return false;
  }

  async function judge(name: string): Promise<DeadSpool | 'foreign' | null> {
    const directory = join(root, name);
    const owner = await readOwner(directory);
    const stats = await stat(directory).catch(() => null);
    // Its process, or one that adopted it, has just removed it.
    if (stats === null) return null;
    const { mtimeMs } = stats;
    if (owner === null) {
      if (!(await isBlank(directory))) return 'foreign';
      // Whoever began it may be about to say whose it is.
      if (hasStoodStill(name, mtimeMs)) await rm(directory, { recursive: true, force: true });
      return null;
    }
    if (!isOurs(owner, { keys, logId })) return 'foreign';
    const isClosed = await isThere(join(directory, CLOSED));
    const isTakenOver = name.includes('~');
    const state = isTakenOver ? 'unknown' : isClosed ? 'gone' : stateOf(owner);
    const isDead =
      claims.has(name) || state === 'gone' || (state === 'unknown' && hasStoodStill(name, mtimeMs));
    return isDead ? { name, owner, mtimeMs, isClosed } : null;
  }

  return async function look() {
    const names = await readdir(root);
    for (const known of seen.keys()) if (!names.includes(known)) seen.delete(known);
    const dead: DeadSpool[] = [];
    let foreign = 0;
    for (const name of names) {
      if (isDiscarded(name)) await rm(join(root, name), { recursive: true, force: true });
      const [, written] = NAME.exec(name) ?? [];
      if (written === undefined || name === epoch) continue;
      const verdict = await judge(name);
      if (verdict === 'foreign') foreign++;
      else if (verdict !== null) dead.push(verdict);
    }
    return { dead, foreign };
  };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** It holds no record. */
async function isBlank(directory: string): Promise<boolean> {
  const segments = await listSegments(directory).catch(() => null);
  return segments === null || segments.length === 0;
}

function isOurs(owner: SpoolOwner, { keys, logId }: Pick<SpoolSearch, 'keys' | 'logId'>): boolean {
  const isOfThisApp = keys.includes(owner.key) && (owner.log === null || owner.log === logId);
  return isOfThisApp && owner.columns.every((column) => KNOWN_COLUMNS.has(column));
}

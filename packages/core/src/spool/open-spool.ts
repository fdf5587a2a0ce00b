import { createHash } from 'node:crypto';
import type { ResolvedOptions } from '../resolve-options.js';
import { Spool } from './spool.js';
import { prepareSpoolPlace, type SpoolPlace } from './spool-place.js';

/** This process's spool, made when the first record is to be put there. */
export interface SpoolOpener {
  /** Null where nothing is to be spooled, or nothing can. */
  open(): Spool | null;
  /** The same, and null while nothing was spooled yet. */
  opened(): Spool | null;
  /** Where it is; null where it can't be. */
  place(): SpoolPlace | null;
  /** Fingerprints by which spools of this app are known, whichever of its secrets they began with. */
  readonly keys: readonly string[];
}

export function spoolOpener(options: ResolvedOptions, epoch: string): SpoolOpener {
  const { durability, keys, path, service, onError } = options;
  const fingerprints = keys.fingerprints.map((key) => fingerprintOf([key, path, service]));
  let place: SpoolPlace | null | undefined = durability.isSpooled ? undefined : null;
  let spool: Spool | null | undefined;

  function attempt<T>(run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      process.emitWarning(noDisk(durability.spool.dir, error), { code: 'ERR_AUDIT_SPOOL' });
      return null;
    }
  }

  function placeOnce(): SpoolPlace | null {
    if (place === undefined) place = attempt(() => prepareSpoolPlace(durability.spool));
    return place;
  }

  function open(): Spool | null {
    const where = placeOnce();
    if (where === null) return null;
    const { fsync } = durability.spool;
    return attempt(() => new Spool({ ...where, epoch, key: fingerprints[0] ?? '', fsync, onError }));
  }

  return {
    open() {
      if (spool === undefined) spool = open();
      return spool;
    },
    opened: () => spool ?? null,
    place: placeOnce,
    keys: fingerprints,
  };
}

function fingerprintOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function noDisk(dir: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return [
    `Nothing can be spooled to ${dir} (${why}): records are best-effort, and a crash loses those in memory.`,
    'Name a directory that can be written, on a disk that outlives the process:',
    '',
    "  createAudit({ durability: { spool: { dir: '/var/lib/my-app' } }, … })",
    '',
    "or say that this is meant: createAudit({ durability: { default: 'best-effort' }, … })",
  ].join('\n');
}

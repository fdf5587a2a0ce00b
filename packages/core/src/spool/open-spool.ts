import { createHash } from 'node:crypto';
import { AuditError } from '../errors.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { whyOf } from '../thrown.js';
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
  /** Whether records are kept on disk, or would be. */
  readonly isWorking: boolean;
  /** Ends it, for good. */
  close(): void;
  /** Fingerprints by which spools of this app are known, whichever of its secrets they began with. */
  readonly keys: readonly string[];
}

/** What failed may work again: too many open files, a disk that was full. */
const RETRY_MS = 10_000;

/** `log` tells which database the records are for, once that is known. */
export function spoolOpener(options: ResolvedOptions, epoch: string, log: () => string | null): SpoolOpener {
  const { durability, keys, path, service, onError } = options;
  const fingerprints = keys.fingerprints.map((key) => fingerprintOf([key, path, service]));
  let place: SpoolPlace | null | undefined = durability.isSpooled ? undefined : null;
  let spool: Spool | null = null;
  let failedAt: number | null = null;
  let isClosed = false;

  function placeOnce(): SpoolPlace | null {
    if (place !== undefined) return place;
    try {
      place = prepareSpoolPlace(durability.spool);
    } catch (error) {
      place = null;
      process.emitWarning(noDisk(durability.spool.dir, error), { code: 'ERR_AUDIT_SPOOL' });
    }
    return place;
  }

  function open(): Spool | null {
    const where = placeOnce();
    if (spool !== null || where === null || isClosed) return spool;
    if (failedAt !== null && performance.now() - failedAt < RETRY_MS) return null;
    try {
      const { fsync } = durability.spool;
      spool = new Spool({ ...where, epoch, key: fingerprints[0] ?? '', log: log(), fsync, onError });
      failedAt = null;
    } catch (cause) {
      failedAt = performance.now();
      onError(new AuditError('ERR_AUDIT_SPOOL', noDisk(durability.spool.dir, cause), { cause }));
    }
    return spool;
  }

  return {
    open,
    opened: () => spool,
    place: placeOnce,
    get isWorking() {
      return placeOnce() !== null && failedAt === null;
    },
    close() {
      isClosed = true;
      spool?.close();
    },
    keys: fingerprints,
  };
}

function fingerprintOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function noDisk(dir: string, error: unknown): string {
  const why = whyOf(error);
  return [
    `Nothing can be spooled to ${dir} (${why}): records are best-effort, and a crash loses those in memory.`,
    'Name a directory that can be written, on a disk that outlives the process:',
    '',
    "  createAudit({ durability: { spool: { dir: '/var/lib/my-app' } }, … })",
    '',
    "or say that this is meant: createAudit({ durability: { default: 'best-effort' }, … })",
  ].join('\n');
}

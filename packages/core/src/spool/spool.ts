import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../errors.js';
import { discardSpoolSync } from './discard-spool.js';
import { heartbeat } from './heartbeat.js';
import { lastLines } from './last-lines.js';
import { CLOSED, newOwner, writeOwner } from './owner.js';
import type { Left, Place, Taken } from './place.js';
import { readSegment, type Segment } from './segment.js';
import { SegmentFiles } from './segment-files.js';
import {
  encodeLine,
  type FoldLine,
  type LineOf,
  type RecordLine,
  SPOOL_COLUMNS,
  type SpoolLine,
} from './spool-line.js';

export interface SpoolOptions {
  /** Directory of all processes' spools. */
  readonly root: string;
  readonly epoch: string;
  /** Fingerprint of what its process was configured with. */
  readonly key: string;
  /** Which database the records are for; null until that is known. */
  readonly log: string | null;
  readonly maxBytes: number;
  /** Ms between two fsyncs, or one for every line. */
  readonly fsync: number | 'always';
  readonly onError: (error: Error) => void;
  /** @default 4 MB */
  readonly segmentBytes?: number;
}

const SEGMENT_BYTES = 4_000_000;
/** From so many files on, what alone keeps the oldest is moved to the newest. */
const MANY_SEGMENTS = 4;
/** But not more than this at a time, or a file would fill with what was moved there. */
const FEW_LINES = 200;

/**
 * This process's records on disk, from before their answers until they are stored: written with synchronous appends,
 * which survive `kill -9`. When the storage falls behind what memory may hold, records are left here and read back.
 */
export class Spool {
  /** Where this process's files are. */
  readonly directory: string;
  readonly #options: SpoolOptions;
  readonly #heartbeat: ReturnType<typeof heartbeat>;
  readonly #open = new Map<string, Place>();
  readonly #files: SegmentFiles;
  #log: string | null;
  #fsyncTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @throws what the file system throws */
  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#log = options.log;
    this.directory = join(options.root, options.epoch);
    this.#files = new SegmentFiles({
      directory: this.directory,
      segmentBytes: options.segmentBytes ?? SEGMENT_BYTES,
      isNameSynced: options.fsync === 'always',
      attempt: (what, run) => this.#attempt(what, run),
    });
    this.#claim();
    this.#heartbeat = heartbeat({
      beat: () => utimesSync(this.directory, new Date(), new Date()),
      onLost: () => this.#moveOut(),
    });
  }

  get bytes(): number {
    return this.#files.bytes;
  }

  /** Records that are in no database yet. */
  get live(): number {
    return this.#files.live;
  }

  get isBehind(): boolean {
    return this.#files.isBehind;
  }

  /** Null when the disk won't take it, and `onError` was told. */
  put(line: LineOf<RecordLine>, { isOpen }: { readonly isOpen: boolean }): Place | null {
    const { maxBytes } = this.#options;
    if (this.bytes >= maxBytes) {
      this.#tell(`is full (durability.spool.maxBytes is ${maxBytes})`);
      return null;
    }
    const segment = this.#writable();
    if (segment === null || !this.#append(segment, { ...line, replaces: null })) return null;
    const kept = isOpen ? line : null;
    const place: Place = { id: line.record.id, segment, isOpen, isSaid: true, isReleased: false, line: kept };
    segment.live++;
    if (isOpen) this.#open.set(place.id, place);
    return place;
  }

  /** Says a record anew, in a full spool too; `place.isSaid` tells whether the disk took it. */
  amend(place: Place, line: LineOf): void {
    const segment = this.#writable();
    // Only now: making room may have moved its line.
    const before = place.segment;
    if (place.isOpen) place.line = line;
    const replaces = before.isForeign ? null : before.number;
    place.isSaid = segment !== null && this.#append(segment, { ...line, replaces } as SpoolLine);
    if (!place.isSaid || segment === null || segment === before) return;
    before.live--;
    before.replaced.add(place.id);
    segment.live++;
    place.segment = segment;
  }

  /** Says what became of a record whose line stands nowhere, such as one more of a flood. */
  note(line: LineOf<FoldLine>): void {
    const segment = this.#writable();
    if (segment !== null) this.#append(segment, { ...line, replaces: null });
  }

  /** Nothing more will be said of it. */
  settle(place: Place): void {
    if (place.isOpen) this.#open.delete(place.id);
    place.isOpen = false;
    place.line = null;
  }

  /** It is stored, or counted by another: the file has no need of it. */
  release(place: Place): void {
    if (place.isReleased) return;
    place.isReleased = true;
    this.settle(place);
    place.segment.live--;
    this.#files.sweep();
  }

  /** The same, of an intent whose place nobody holds, once its outcome is stored. */
  conclude(id: string): void {
    const place = this.#open.get(id);
    if (place === undefined) return;
    // The file of its outcome may be gone before its own.
    this.amend(place, { is: 'gone', id });
    this.release(place);
  }

  /** From now on settled records stay in their files, for `take` to read. */
  fallBehind(): void {
    this.#files.fallBehind();
    this.#unpin();
  }

  /** Whether a record will be read back by `take`, so that nobody else need hold it. */
  isLeft({ segment }: Place): boolean {
    return segment.isUnread && !segment.isForeign;
  }

  /**
   * The next file of what was left behind; null when none is. The last one ends being behind.
   * @throws what the file system throws: then the file is the next again
   */
  async take(): Promise<Taken | null> {
    const segment = this.#files.nextToRead();
    if (segment === null) return null;
    // All of it is stored, and it may be gone.
    if (segment.live === 0) return { records: [], lost: 0 };
    const open = [...this.#open.values()].filter((place) => place.segment === segment);
    const skipped = new Set([...segment.replaced, ...open.map(({ id }) => id)]);
    try {
      const { lines, damaged } = await readSegment(segment, SPOOL_COLUMNS);
      const left = [...lastLines(lines).values()].filter(({ record }) => !skipped.has(record.id));
      // What can't be read will never be stored.
      if (damaged > 0) segment.live = left.length + open.filter((place) => place.segment === segment).length;
      return { records: left.map((line) => takenFrom(segment, line)), lost: damaged };
    } catch (error) {
      if (!segment.isForeign) this.#files.putBack(segment);
      throw error;
    }
  }

  /** Which database the records are for, so that no process with another one takes them over. */
  belongsTo(log: string): void {
    if (this.#log === log || this.#isClosed) return;
    this.#log = log;
    this.#attempt('say whose it is', () => writeOwner(this.directory, this.#owner()));
  }

  /** Leaves what is not stored to the next process, at once; removes the directory when nothing is. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#heartbeat.stop();
    if (this.#fsyncTimer) clearTimeout(this.#fsyncTimer);
    this.#files.retire();
    this.#attempt('be closed', () => {
      if (this.live === 0) discardSpoolSync(this.directory);
      else writeFileSync(join(this.directory, CLOSED), '', { mode: 0o600 });
    });
  }

  #append(segment: Segment, line: SpoolLine): boolean {
    const isTaken = this.#attempt('be written', () => {
      segment.append(encodeLine(line));
      if (this.#options.fsync === 'always') segment.syncNow();
      else this.#syncIn(this.#options.fsync);
      return true;
    });
    return isTaken ?? false;
  }

  /** The file to write to; null when there can be none. */
  #writable(): Segment | null {
    if (this.#isClosed) return null;
    this.#heartbeat.check();
    const { newest, isFull } = this.#files;
    if (newest === undefined) return this.#attempt('be made anew', () => this.#claim());
    if (!isFull) return newest;
    const next = this.#attempt('begin a new file', () => this.#files.begin());
    if (next !== null) this.#unpin();
    // Without a new one the old one takes more; and what was moved there may have filled the new one.
    return this.#files.newest ?? newest;
  }

  /** A client that is slow to take its answer, or a flood's minute, holds back no more than a few files. */
  #unpin(): void {
    const { oldest } = this.#files;
    if (oldest === undefined || this.#files.length < MANY_SEGMENTS) return;
    const held = [...this.#open.values()].filter(({ segment }) => segment === oldest);
    if (held.length < oldest.live || held.length > FEW_LINES) return;
    for (const place of held) if (place.line !== null) this.amend(place, place.line);
    this.#files.sweep();
  }

  #syncIn(ms: number): void {
    this.#fsyncTimer ??= setTimeout(() => {
      this.#fsyncTimer = null;
      this.#files.newest?.sync((error) => error && this.#tell('could not be synced', error));
    }, ms).unref();
  }

  #claim(): Segment {
    writeOwner(this.directory, this.#owner());
    return this.#files.begin();
  }

  #owner(): ReturnType<typeof newOwner> {
    return newOwner(this.#options.epoch, this.#options.key, this.#log);
  }

  /** While this process stood still another one took it for dead, and stores what the files hold. */
  #moveOut(): void {
    this.#files.abandon();
    this.#tell('was taken over by another process while this one stood still');
    this.#attempt('be made anew', () => this.#claim());
  }

  #attempt<T>(what: string, run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      this.#tell(`could not ${what}`, error);
      return null;
    }
  }

  #tell(what: string, cause?: unknown): void {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    const message = `The spool ${this.directory} ${what}${why}. What it does not hold is in memory, which a crash loses.`;
    this.#options.onError(new AuditError('ERR_AUDIT_SPOOL', message, { cause }));
  }
}

function takenFrom(segment: Segment, { record, session }: RecordLine): Left {
  const place: Place = { id: record.id, segment, isOpen: false, isSaid: true, isReleased: false, line: null };
  return { record, session, place };
}

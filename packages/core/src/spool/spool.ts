import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../errors.js';
import { discardSpoolSync } from './discard-spool.js';
import { heartbeat } from './heartbeat.js';
import { lastLines } from './last-lines.js';
import { CLOSED, newOwner, writeOwner } from './owner.js';
import { readSegment, Segment } from './segment.js';
import { encodeLine, type FoldLine, type RecordLine, SPOOL_COLUMNS, type SpoolLine } from './spool-line.js';

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

/** Where a record's last line is, until the record is stored. */
export interface Place {
  readonly id: string;
  segment: Segment;
  /** More may be said of the record: whoever reads the file leaves it out. */
  isOpen: boolean;
  /** Whether its last line has all that was to be said; a full disk takes no more. */
  isSaid: boolean;
  isReleased: boolean;
  /** What is to be said of it, while it is open. */
  line: LineOf | null;
}

/** A record that was left in a file, and read back. */
export interface Left extends Pick<RecordLine, 'record' | 'session'> {
  readonly place: Place;
}

/** What one file had left. */
export interface Taken {
  readonly records: readonly Left[];
  /** Lines that can't be read. */
  readonly lost: number;
}

/** A line, without what the spool itself adds to it. */
export type LineOf<Line extends SpoolLine = SpoolLine> = Line extends SpoolLine
  ? Omit<Line, 'replaces'>
  : never;

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
  #segments: Segment[] = [];
  #number = 0;
  /** Files that are still to be read back, oldest first; null while nothing is left behind. */
  #unread: Segment[] | null = null;
  #log: string | null;
  #fsyncTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @throws what the file system throws */
  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#log = options.log;
    this.directory = join(options.root, options.epoch);
    this.#claim();
    this.#heartbeat = heartbeat({
      beat: () => utimesSync(this.directory, new Date(), new Date()),
      onLost: () => this.#moveOut(),
    });
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Records that are in no database yet. */
  get live(): number {
    return this.#segments.reduce((sum, { live }) => sum + live, 0);
  }

  get isBehind(): boolean {
    return this.#unread !== null;
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
    this.#sweep();
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
    if (this.#unread !== null) return;
    const next = this.#attempt('be written', () => this.#rotate());
    if (next !== null) this.#leave(next);
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
    const segment = this.#nextToRead();
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
      if (!segment.isForeign) this.#putBack(segment);
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
    for (const segment of this.#segments) segment.retire();
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
    const current = this.#segments.at(-1);
    if (current === undefined) return this.#attempt('be made anew', () => this.#claim());
    if (current.bytes < (this.#options.segmentBytes ?? SEGMENT_BYTES)) return current;
    // Without a new one the old one takes more.
    return this.#attempt('begin a new file', () => this.#rotate()) ?? current;
  }

  /** @throws what the file system throws; then everything is as it was */
  #rotate(): Segment {
    const next = new Segment(this.directory, this.#number + 1, this.#options.fsync === 'always');
    this.#number++;
    this.#segments.at(-1)?.retire();
    this.#segments.push(next);
    if (this.#unread !== null) this.#leave(next);
    this.#sweep();
    this.#unpin();
    return next;
  }

  /** A client that is slow to take its answer, or a flood's minute, holds back no more than a few files. */
  #unpin(): void {
    const [oldest] = this.#segments;
    if (oldest === undefined || this.#segments.length < MANY_SEGMENTS) return;
    const held = [...this.#open.values()].filter(({ segment }) => segment === oldest);
    if (held.length < oldest.live || held.length > FEW_LINES) return;
    for (const place of held) if (place.line !== null) this.amend(place, place.line);
    this.#sweep();
  }

  /** Removes files in their order: a later one may say what became of a record in an earlier one. */
  #sweep(): void {
    while (this.#segments.length > 1 && this.#segments[0]?.live === 0) {
      const done = this.#segments.shift();
      if (done === undefined) break;
      this.#unread = this.#unread?.filter((segment) => segment !== done) ?? null;
      this.#attempt('be emptied', () => done.remove());
    }
    const [only, ...more] = this.#segments;
    if (more.length === 0 && only?.live === 0) this.#attempt('be emptied', () => only.clear());
  }

  #leave(segment: Segment): void {
    segment.isUnread = true;
    this.#unread = [...(this.#unread ?? []), segment];
  }

  #nextToRead(): Segment | null {
    const [next, ...rest] = this.#unread ?? [];
    if (next === undefined) {
      this.#unread = null;
      return null;
    }
    this.#unread = rest;
    const isLast = next === this.#segments.at(-1);
    if (isLast) {
      // What comes from now on goes to memory, and no file can be read while it is written.
      this.#unread = null;
      if (this.#attempt('begin a new file', () => this.#rotate()) === null) {
        this.#unread = [next];
        return null;
      }
    }
    next.isUnread = false;
    return next;
  }

  #putBack(segment: Segment): void {
    segment.isUnread = true;
    const wasBehind = this.#unread !== null;
    this.#unread = [segment, ...(this.#unread ?? [])];
    if (!wasBehind) this.#attempt('begin a new file', () => this.#rotate());
  }

  #syncIn(ms: number): void {
    this.#fsyncTimer ??= setTimeout(() => {
      this.#fsyncTimer = null;
      this.#segments.at(-1)?.sync((error) => error && this.#tell('could not be synced', error));
    }, ms).unref();
  }

  #claim(): Segment {
    writeOwner(this.directory, this.#owner());
    return this.#rotate();
  }

  #owner(): ReturnType<typeof newOwner> {
    return newOwner(this.#options.epoch, this.#options.key, this.#log);
  }

  /** While this process stood still another one took it for dead, and stores what the files hold. */
  #moveOut(): void {
    for (const segment of this.#segments) {
      segment.isForeign = true;
      segment.retire();
    }
    this.#segments = [];
    this.#unread = null;
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

import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../errors.js';
import { heartbeat } from './heartbeat.js';
import { lastLines } from './last-lines.js';
import { newOwner, writeOwner } from './owner.js';
import { readSegment, Segment } from './segment.js';
import { encodeLine, type FoldLine, type RecordLine, SPOOL_COLUMNS, type SpoolLine } from './spool-line.js';

export interface SpoolOptions {
  /** Directory of all processes' spools. */
  readonly root: string;
  readonly epoch: string;
  /** Fingerprint of what its process was configured with. */
  readonly key: string;
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
  /** What its last line says, while it is open. */
  line: LineOf | null;
}

/** A record that was left in a file, and read back. */
export interface Taken extends Pick<RecordLine, 'record' | 'session'> {
  readonly place: Place;
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
  readonly #options: SpoolOptions;
  /** Where this process's files are. */
  readonly directory: string;
  readonly #heartbeat: ReturnType<typeof heartbeat>;
  readonly #open = new Map<string, Place>();
  #segments: Segment[] = [];
  #number = 0;
  /** First file that nobody has read back yet; null while nothing is left behind. */
  #readNext: number | null = null;
  #log: string | null = null;
  #fsyncTimer: NodeJS.Timeout | null = null;

  /** @throws what the file system throws */
  constructor(options: SpoolOptions) {
    this.#options = options;
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
    return this.#readNext !== null;
  }

  /** Null when the disk won't take it, and `onError` was told. */
  put(line: LineOf<RecordLine>, { isOpen }: { readonly isOpen: boolean }): Place | null {
    const segment = this.#append({ ...line, replaces: null });
    if (segment === null) return null;
    const place: Place = { id: line.record.id, segment, isOpen, line: isOpen ? line : null };
    segment.live++;
    if (isOpen) this.#open.set(place.id, place);
    return place;
  }

  /** Says a record anew; false when the disk won't take it, and the line before goes on to count. */
  amend(place: Place, line: LineOf): boolean {
    const before = place.segment;
    const segment = this.#append({ ...line, replaces: before.isForeign ? null : before.number } as SpoolLine);
    if (segment === null) return false;
    if (segment !== before) {
      before.live--;
      before.replaced.add(place.id);
      segment.live++;
      place.segment = segment;
    }
    if (place.isOpen) place.line = line;
    return true;
  }

  /** Nothing more will be said of it. */
  settle(place: Place): void {
    if (place.isOpen) this.#open.delete(place.id);
    place.isOpen = false;
    place.line = null;
  }

  /** It is stored, or counted by another: the file has no need of it. */
  release(place: Place): void {
    this.settle(place);
    place.segment.live--;
    this.#sweep();
  }

  /** Says what became of a record whose line stands nowhere, such as one more of a flood. */
  note(line: LineOf<FoldLine>): void {
    this.#append({ ...line, replaces: null });
  }

  /** The same, of an open one whose place nobody holds: an intent, once its outcome is stored. */
  releaseId(id: string): void {
    const place = this.#open.get(id);
    if (place !== undefined) this.release(place);
  }

  /** From now on settled records stay in their files, for `take` to read. */
  fallBehind(): void {
    if (this.#readNext !== null) return;
    this.#rotate();
    this.#readNext = this.#number;
  }

  /** Whether a record will be read back by `take`, so that nobody else need hold it. */
  isLeft({ segment }: Place): boolean {
    return this.#readNext !== null && !segment.isForeign && segment.number >= this.#readNext;
  }

  /** The next file of what was left behind; null when none is. The last one ends being behind. */
  async take(): Promise<readonly Taken[] | null> {
    const segment = this.#nextToRead();
    if (segment === null) return null;
    const skipped = new Set(segment.replaced);
    for (const place of this.#open.values()) if (place.segment === segment) skipped.add(place.id);
    const { lines, damaged } = await readSegment(segment, SPOOL_COLUMNS);
    if (damaged > 0) this.#tell(`${damaged} lines of ${segment.path} can't be read, and are lost`);
    return [...lastLines(lines).values()]
      .filter(({ record }) => !skipped.has(record.id))
      .map(({ record, session }) => ({
        record,
        session,
        place: { id: record.id, segment, isOpen: false, line: null },
      }));
  }

  /** Which database the records are for, so that no process with another one takes them over. */
  belongsTo(log: string): void {
    if (this.#log === log) return;
    this.#log = log;
    this.#attempt('say whose it is', () => writeOwner(this.directory, this.#owner()));
  }

  /** Leaves what is not stored to the next process, at once; removes the directory when nothing is. */
  close(): void {
    this.#heartbeat.stop();
    if (this.#fsyncTimer) clearTimeout(this.#fsyncTimer);
    for (const segment of this.#segments) segment.retire();
    this.#attempt('be closed', () => {
      if (this.live === 0) rmSync(this.directory, { recursive: true, force: true });
      else utimesSync(this.directory, 0, 0);
    });
  }

  #append(line: SpoolLine): Segment | null {
    this.#heartbeat.check();
    return this.#attempt('be written', () => {
      const current = this.#writable();
      current.append(encodeLine(line));
      if (this.#options.fsync === 'always') current.syncNow();
      else this.#syncIn(this.#options.fsync);
      return current;
    });
  }

  /** @throws when the spool is full, and what the file system throws */
  #writable(): Segment {
    if (this.bytes >= this.#options.maxBytes) {
      throw new Error(`it is full: durability.spool.maxBytes is ${this.#options.maxBytes}`);
    }
    const current = this.#segments.at(-1) ?? this.#claim();
    if (current.bytes < (this.#options.segmentBytes ?? SEGMENT_BYTES)) return current;
    return this.#rotate();
  }

  #rotate(): Segment {
    this.#segments.at(-1)?.retire();
    const next = new Segment(this.directory, ++this.#number);
    this.#segments.push(next);
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
      this.#attempt('be emptied', () => done?.remove());
    }
    const [only, ...more] = this.#segments;
    if (more.length === 0 && only?.live === 0) this.#attempt('be emptied', () => only.clear());
  }

  #nextToRead(): Segment | null {
    const from = this.#readNext;
    if (from === null) return null;
    const next = this.#segments.find(({ number }) => number >= from);
    const isLast = next === this.#segments.at(-1);
    if (isLast) this.#attempt('be written', () => this.#rotate());
    this.#readNext = isLast || next === undefined ? null : next.number + 1;
    return next ?? null;
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
    this.#readNext = null;
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
    const message = `The spool ${this.directory} ${what}${why}. Records go on in memory, which a crash loses.`;
    this.#options.onError(new AuditError('ERR_AUDIT_SPOOL', message, { cause }));
  }
}

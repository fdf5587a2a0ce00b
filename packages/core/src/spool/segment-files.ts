import { Segment } from './segment.js';

export interface SegmentFilesOptions {
  readonly directory: string;
  /** A file takes no more lines beyond this. */
  readonly segmentBytes: number;
  /** Whether a file's name is brought to the disk when it is begun. */
  readonly isNameSynced: boolean;
  /** Runs what may fail; null when it did, and somebody was told. */
  readonly attempt: <T>(what: string, run: () => T) => T | null;
}

/** The files of one spool: begun one after another, removed in their order, and read back when memory fell behind. */
export class SegmentFiles {
  readonly #options: SegmentFilesOptions;
  #segments: Segment[] = [];
  #number = 0;
  /** Files that are still to be read back, oldest first; null while nothing is left behind. */
  #unread: Segment[] | null = null;

  constructor(options: SegmentFilesOptions) {
    this.#options = options;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get live(): number {
    return this.#segments.reduce((sum, { live }) => sum + live, 0);
  }

  get length(): number {
    return this.#segments.length;
  }

  get oldest(): Segment | undefined {
    return this.#segments[0];
  }

  get newest(): Segment | undefined {
    return this.#segments.at(-1);
  }

  get isBehind(): boolean {
    return this.#unread !== null;
  }

  /** Whether the newest has room; one that can't be followed by another takes more. */
  get isFull(): boolean {
    return (this.newest?.bytes ?? 0) >= this.#options.segmentBytes;
  }

  /** Begins the next file. @throws what the file system throws; then everything is as it was */
  begin(): Segment {
    const { directory, isNameSynced } = this.#options;
    const next = new Segment(directory, this.#number + 1, isNameSynced);
    this.#number++;
    this.newest?.retire();
    this.#segments.push(next);
    if (this.#unread !== null) this.#leave(next);
    this.sweep();
    return next;
  }

  /** Removes files in their order: a later one may say what became of a record in an earlier one. */
  sweep(): void {
    while (this.#segments.length > 1 && this.oldest?.live === 0) {
      const done = this.#segments.shift();
      if (done === undefined) break;
      this.#unread = this.#unread?.filter((segment) => segment !== done) ?? null;
      this.#options.attempt('be emptied', () => done.remove());
    }
    const [only, ...more] = this.#segments;
    if (more.length === 0 && only?.live === 0) this.#options.attempt('be emptied', () => only.clear());
  }

  /** From now on what is written is left to be read back. */
  fallBehind(): void {
    if (this.#unread !== null) return;
    const next = this.#options.attempt('begin a new file', () => this.begin());
    if (next !== null) this.#leave(next);
  }

  /** The next file to read back, which nobody writes to any more; null when there is none, or it can't be had now. */
  nextToRead(): Segment | null {
    const [next, ...rest] = this.#unread ?? [];
    if (next === undefined) {
      this.#unread = null;
      return null;
    }
    this.#unread = rest;
    if (next === this.newest) {
      // What comes from now on goes to memory, and no file can be read while it is written.
      this.#unread = null;
      if (this.#options.attempt('begin a new file', () => this.begin()) === null) {
        this.#unread = [next];
        return null;
      }
    }
    next.isUnread = false;
    return next;
  }

  /** It could not be read, and is the next again. */
  putBack(segment: Segment): void {
    segment.isUnread = true;
    const wasBehind = this.#unread !== null;
    this.#unread = [segment, ...(this.#unread ?? [])];
    if (!wasBehind) this.#options.attempt('begin a new file', () => this.begin());
  }

  /** Ends writing; what they hold stays. */
  retire(): void {
    for (const segment of this.#segments) segment.retire();
  }

  /** Another process has them now. */
  abandon(): void {
    for (const segment of this.#segments) segment.isForeign = true;
    this.retire();
    this.#segments = [];
    this.#unread = null;
  }

  #leave(segment: Segment): void {
    segment.isUnread = true;
    this.#unread = [...(this.#unread ?? []), segment];
  }
}

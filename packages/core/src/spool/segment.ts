import { closeSync, fsync, fsyncSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frame, readFrames } from './frame.js';
import { decodeLine, type SpoolLine } from './spool-line.js';

/** One file of a spool, written from its front to its end. */
export class Segment {
  readonly number: number;
  readonly path: string;
  /** Ids whose last line is here and that are not stored yet: while there are any the file is needed. */
  live = 0;
  bytes = 0;
  /** Ids whose last line is in a later file. */
  readonly replaced: Set<string> = new Set();
  /** Another process has taken it over. */
  isForeign = false;
  /** Records were left in it, for `take` to read. */
  isUnread = false;
  #fd: number | null;
  #isSynced = true;

  /** @throws what the file system throws */
  constructor(directory: string, number: number, isNameSynced = false) {
    this.number = number;
    this.path = join(directory, nameOf(number));
    this.#fd = openSync(this.path, 'ax', 0o600);
    if (isNameSynced) syncDirectory(directory);
  }

  /** Appends one line, whole or not at all. @throws what the file system throws, e.g. ENOSPC */
  append(text: string): void {
    if (this.#fd === null) throw new Error(`${this.path} is closed.`);
    const line = frame(text);
    let written = 0;
    try {
      while (written < line.length) written += writeSync(this.#fd, line, written);
    } catch (error) {
      if (written > 0) ftruncateSync(this.#fd, this.bytes);
      throw error;
    }
    this.bytes += line.length;
    this.#isSynced = false;
  }

  /** Waits until the disk has it: against power loss, not against `kill -9`. */
  syncNow(): void {
    if (this.#fd !== null && !this.#isSynced) fsyncSync(this.#fd);
    this.#isSynced = true;
  }

  sync(done: (error: Error | null) => void): void {
    if (this.#fd === null || this.#isSynced) {
      done(null);
      return;
    }
    this.#isSynced = true;
    fsync(this.#fd, done);
  }

  /** Empties the file: what it held is stored, and should lie nowhere else. */
  clear(): void {
    if (this.#fd !== null && this.bytes > 0) ftruncateSync(this.#fd, 0);
    this.bytes = 0;
    this.replaced.clear();
  }

  /** Nothing more is written to it; what is not yet on the disk gets there first. */
  retire(): void {
    const fd = this.#fd;
    if (fd === null) return;
    this.#fd = null;
    if (this.#isSynced) closeSync(fd);
    else fsync(fd, () => closeSync(fd));
  }

  remove(): void {
    this.retire();
    if (!this.isForeign) unlinkSync(this.path);
  }
}

/** A file of a spool that is only read: its own process is done with it, or is no more. */
export interface ClosedSegment {
  readonly number: number;
  readonly path: string;
}

/** The files of a spool, oldest first. */
export async function listSegments(directory: string): Promise<readonly ClosedSegment[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => ({ number: Number.parseInt(name, 10), path: join(directory, name) }));
}

/** What a file holds, in order; `damaged` counts lines that can't be read. */
export async function readSegment(
  { path }: ClosedSegment,
  columns: readonly string[],
): Promise<{ readonly lines: readonly SpoolLine[]; readonly damaged: number }> {
  const { texts, damaged } = readFrames(await readFile(path));
  const lines = texts.map((text) => decodeLine(text, columns)).filter((line) => line !== null);
  return { lines, damaged: damaged + texts.length - lines.length };
}

/** Without this a power cut may take a file whose content is on the disk. */
function syncDirectory(directory: string): void {
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const NAME = /^\d{8}\.spool$/;

/** Sorts as text as it does as a number. */
function nameOf(number: number): string {
  return `${String(number).padStart(8, '0')}.spool`;
}

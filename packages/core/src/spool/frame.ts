import { crc32 } from 'node:zlib';

const HEAD = 17;
const LINE_FEED = 0x0a;

/**
 * One line of a spool: length and checksum in eight hex digits each, a space, the text, a line feed. JSON holds no line
 * feed, so that reading goes on behind a damaged line.
 */
export function frame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const line = Buffer.allocUnsafe(HEAD + length + 1);
  line.write(text, HEAD, 'utf8');
  line.write(headOf(line.subarray(HEAD, HEAD + length)), 0, 'latin1');
  line[HEAD + length] = LINE_FEED;
  return line;
}

/** What a file held: the texts that are whole, in order, and how many lines were not. */
export interface Frames {
  readonly texts: readonly string[];
  readonly damaged: number;
}

/** Reads lines; a torn tail and what was damaged is left out, and counted. */
export function readFrames(bytes: Buffer): Frames {
  const texts: string[] = [];
  let damaged = 0;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const text = found < 0 ? null : textOf(bytes.subarray(start, end));
    if (text === null) damaged++;
    else texts.push(text);
    start = end + 1;
  }
  return { texts, damaged };
}

function textOf(line: Buffer): string | null {
  const text = line.subarray(HEAD);
  return line.toString('latin1', 0, HEAD) === headOf(text) ? text.toString('utf8') : null;
}

function headOf(text: Buffer): string {
  return `${hex8(text.length)}${hex8(crc32(text))} `;
}

function hex8(value: number): string {
  return value.toString(16).padStart(8, '0');
}

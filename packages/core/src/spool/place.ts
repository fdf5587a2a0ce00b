import type { Segment } from './segment.js';
import type { LineOf, RecordLine } from './spool-line.js';

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

import type { RecordRow } from '../record/blank-record.js';

/** Counts the records of one process: a number that is missing is a record that was lost or deleted. */
export interface Sequence {
  /** Gives the record its number, unless it has one. */
  number(record: RecordRow): void;
  /** Another row of the same record takes its number. */
  pass(from: RecordRow, to: RecordRow): void;
  /** The record is not written, and the next one takes its number. */
  giveBack(record: RecordRow): void;
  /** Numbers that were given out, and those of them that nobody has now. */
  readonly state: { readonly next: number; readonly unused: readonly number[] };
}

/** `onFirst` runs before the first number is given out, and may take it. */
export function sequence(epoch: string, onFirst: () => void): Sequence {
  const unused: number[] = [];
  let next = 0;
  let hasBegun = false;
  return {
    number(record) {
      if (record.writerSeq !== null) return;
      if (!hasBegun) {
        hasBegun = true;
        onFirst();
      }
      record.writerEpoch = epoch;
      record.writerSeq = unused.shift() ?? next++;
    },
    pass(from, to) {
      to.writerEpoch = from.writerEpoch;
      to.writerSeq = from.writerSeq;
    },
    giveBack(record) {
      if (record.writerSeq !== null) unused.push(record.writerSeq);
      record.writerSeq = null;
    },
    get state() {
      return { next, unused };
    },
  };
}

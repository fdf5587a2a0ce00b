import type { RecordRow } from '../record/blank-record.js';
import type { SpoolOpener } from '../spool/open-spool.js';
import type { Place } from '../spool/place.js';
import { type LineOf, recordLine, type SpooledSession } from '../spool/spool-line.js';
import type { FloodFold } from './fold-floods.js';
import type { Sequence } from './sequence.js';
import type { Writer, WriterEntry } from './writer.js';

/** What is known of a record before it is final. */
export interface Foreknown {
  readonly record: RecordRow;
  readonly session: SpooledSession | null;
  /** For an intent: the id that its outcome will have. */
  readonly outcomeId?: string | null;
}

/** A record, and where it was put before; null: nowhere. */
export interface Kept {
  readonly record: RecordRow;
  readonly place: Place | null;
}

/** A record to be stored. */
export interface FinalRecord extends Foreknown, Kept {
  /** Whether the line there says all of it. */
  readonly isSaid: boolean;
  /** Whether a crash must not lose it. */
  readonly isDurable: boolean;
}

/** Gives records their number, has them where a crash can't reach them, and hands them to the writer. */
export interface RecordKeeper {
  /**
   * Before the answer goes out: whatever comes of the process, this is stored. What was foreseen `before` is replaced.
   * Null when the disk won't take it.
   */
  foresee(known: Foreknown, before: Kept | null): Place | null;
  keep(final: FinalRecord): void;
  /** It is not to be written after all. */
  forget(kept: Kept): void;
  /** Hands over what floods have been counted into; with `all`, whether or not their time is over. */
  endFloods(all?: boolean): void;
}

export interface RecordKeeping {
  readonly writer: Writer;
  readonly spool: Pick<SpoolOpener, 'open' | 'opened'>;
  readonly floods: FloodFold;
  readonly sequence: Sequence;
}

export function recordKeeper({ writer, spool, floods, sequence }: RecordKeeping): RecordKeeper {
  /** A record that others are counted into waits where a crash can't reach it, like all do. */
  function hold(final: FinalRecord): WriterEntry {
    const { record, session, place, isSaid, isDurable } = final;
    sequence.number(record);
    const line = recordLine(final);
    if (place !== null && !(isSaid && place.isSaid)) spool.opened()?.amend(place, line);
    const put = isDurable && place === null ? spool.open()?.put(line, { isOpen: true }) : place;
    return { record, session, place: put ?? null };
  }

  function count({ record, place, isDurable }: FinalRecord, into: WriterEntry): void {
    const line = { is: 'fold', id: record.id, into: into.record.id } as const;
    if (place !== null) withdraw(record, place, line);
    else if (isDurable && into.place !== null) spool.opened()?.note(line);
    // Not before: that line may begin a file, and the count be told anew in it.
    into.record.count++;
  }

  function withdraw(record: RecordRow, place: Place, line: LineOf): void {
    spool.opened()?.amend(place, line);
    // Where the disk didn't take that, the line before may still be stored, with its number.
    if (place.isSaid) sequence.giveBack(record);
    spool.opened()?.release(place);
  }

  function handFlood(entry: WriterEntry): void {
    const { record, place } = entry;
    if (place !== null && record.count > 1) spool.opened()?.amend(place, recordLine(entry));
    writer.enqueue(entry);
  }

  const endFloods = (all = false): void => floods.due(all).forEach(handFlood);

  return {
    endFloods,
    foresee(known, before) {
      const { record, outcomeId } = known;
      if (before !== null) sequence.pass(before.record, record);
      sequence.number(record);
      const line = recordLine(known, outcomeId);
      if (before?.place == null) return spool.open()?.put(line, { isOpen: true }) ?? null;
      spool.opened()?.amend(before.place, line);
      return before.place;
    },
    keep(final) {
      const fate = floods.fateOf(final.record);
      if (fate.over !== null) handFlood(fate.over);
      if (fate.into !== null) return count(final, fate.into);
      const entry = hold(final);
      if (fate.hold !== null) fate.hold(entry);
      else writer.enqueue(entry);
    },
    forget({ record, place }) {
      if (place === null) return sequence.giveBack(record);
      withdraw(record, place, { is: 'gone', id: record.id });
    },
  };
}

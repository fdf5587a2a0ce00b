import { blankRecord, type RecordRow } from '../record/blank-record.js';
import type { Verified } from '../session/tokens.js';
import type { SessionEndReason } from '../storage/ports.js';

/** One line of a spool: a record, or what became of one that an earlier line holds. */
export type SpoolLine = RecordLine | FoldLine | GoneLine;

/** A record, as far as it is known; the last line of an id counts. */
export interface RecordLine {
  readonly is: 'record';
  readonly record: RecordRow;
  /** Null when its session columns are decided. */
  readonly session: SpooledSession | null;
  /** For an intent: the id that its outcome will have. */
  readonly outcomeId: string | null;
  /** Number of the segment whose line this one replaces. */
  readonly replaces: number | null;
}

/** What decides a record's session columns when it is stored. */
export interface SpooledSession {
  /** What the request's session token said; null: it had none. */
  readonly verified: Verified | null;
  /** Why the session ends with this request, if it does. */
  readonly ends: SessionEndReason | null;
}

/** The record was one too many of a flood, and is counted by another. */
export interface FoldLine {
  readonly is: 'fold';
  readonly id: string;
  readonly into: string;
  readonly replaces: number | null;
}

/** The record is not to be written after all. */
export interface GoneLine {
  readonly is: 'gone';
  readonly id: string;
  readonly replaces: number | null;
}

/** A line, without what the spool itself adds to it. */
export type LineOf<Line extends SpoolLine = SpoolLine> = Line extends SpoolLine
  ? Omit<Line, 'replaces'>
  : never;

/** The line of a record; `outcomeId` is only an intent's. */
export function recordLine(
  { record, session }: Pick<RecordLine, 'record' | 'session'>,
  outcomeId: string | null = null,
): LineOf<RecordLine> {
  return { is: 'record', record, session, outcomeId };
}

/** The columns of a spooled record, in their order: told once for a spool, so that its lines hold values only. */
export const SPOOL_COLUMNS: readonly string[] = Object.keys(blankRecord('', 0));

export function encodeLine(line: SpoolLine): string {
  switch (line.is) {
    case 'record': {
      const { record, session, outcomeId, replaces } = line;
      return JSON.stringify([line.is, replaces, outcomeId, session, Object.values(record)]);
    }
    case 'fold':
      return JSON.stringify([line.is, line.replaces, line.id, line.into]);
    case 'gone':
      return JSON.stringify([line.is, line.replaces, line.id]);
  }
}

/** Reads a line that was written with these columns; null when it is of a kind that this version does not know. */
export function decodeLine(text: string, columns: readonly string[]): SpoolLine | null {
  const line = JSON.parse(text) as LineOnDisk;
  switch (line[0]) {
    case 'fold':
      return { is: 'fold', replaces: line[1], id: line[2], into: line[3] };
    case 'gone':
      return { is: 'gone', replaces: line[1], id: line[2] };
    case 'record':
      return {
        is: 'record',
        replaces: line[1],
        outcomeId: line[2],
        session: line[3],
        record: recordOf(columns, line[4]),
      };
    default:
      return null;
  }
}

type LineOnDisk =
  | readonly ['fold', FoldLine['replaces'], id: string, into: string]
  | readonly ['gone', GoneLine['replaces'], id: string]
  | readonly [
      'record',
      RecordLine['replaces'],
      RecordLine['outcomeId'],
      RecordLine['session'],
      values: readonly unknown[],
    ];

/** One's own columns only: what another version wrote beside them has no place here. */
function recordOf(columns: readonly string[], values: readonly unknown[]): RecordRow {
  const record = blankRecord('', 0);
  columns.forEach((column, i) => {
    if (Object.hasOwn(record, column)) Reflect.set(record, column, values[i] ?? null);
  });
  return record;
}

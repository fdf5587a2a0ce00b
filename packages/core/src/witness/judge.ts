import type { Witness, WitnessReason } from '../record/audit-record.js';
import type { AuditMark, AuditSession, ChunkInfo, RecordLinks } from '../storage/ports.js';
import { coverageOf } from './coverage.js';

/** Everything that speaks for or against one record. */
export interface Testimony {
  readonly record: RecordLinks;
  /** Marks with the record's request id, of whichever session. */
  readonly marks: readonly AuditMark[];
  /** The first records with the same request id, in id order. */
  readonly siblings: readonly RecordLinks[];
  readonly session: AuditSession | null;
  readonly chunks: readonly ChunkInfo[];
}

export interface Verdict {
  readonly witness: Witness;
  readonly reason: WitnessReason | null;
  /** The mark that vouches, when one does. */
  readonly mark: AuditMark | null;
}

/** Without user input for this long a request is shown apart: an autosave looks like that, so does XSS. */
const INPUT_MS = 60_000;

/** Whether a mark vouches for the record; null leaves it pending. Needs no coverage, so it can be asked at once. */
export function judgeByMark({
  record,
  marks,
  siblings,
}: Omit<Testimony, 'session' | 'chunks'>): Verdict | null {
  if (record.requestId === null || record.tabId === null) return null;
  const mark = marks.find((one) => one.method === record.method && isOfSession(one, record));
  if (mark === undefined) return null;
  if (isTaken(record, siblings)) return { witness: 'unwitnessed', reason: null, mark: null };
  const hadInput = mark.inputAgo !== null && mark.inputAgo <= INPUT_MS;
  return { witness: 'witnessed', reason: hadInput ? null : 'no_input', mark };
}

/** The last word, when no mark has come in time. */
export function judgeAtDeadline(testimony: Testimony): Verdict {
  const byMark = judgeByMark(testimony);
  if (byMark !== null) return byMark;
  const { record, session, chunks } = testimony;
  if (record.sessionId === null) return unrecorded('no_recorder');
  const at = record.time + (session?.clockOffsetMs ?? 0);
  const slack = session?.clockErrorMs ?? 0;
  if (record.tabId === null) {
    return unrecorded(coverageOf(chunks, { at, slack }) === 'none' ? 'no_page' : 'untagged');
  }
  switch (coverageOf(chunks, { at, slack, tabId: record.tabId })) {
    case 'covered':
      return { witness: 'unwitnessed', reason: null, mark: null };
    case 'gap':
      return unrecorded('gap');
    case 'none':
      return unrecorded(chunks.length === 0 ? 'no_recorder' : 'gap');
  }
}

function unrecorded(reason: WitnessReason): Verdict {
  return { witness: 'unrecorded', reason, mark: null };
}

/** A record whose session is known is vouched for only there; one without may be joined by its mark. */
function isOfSession(mark: AuditMark, record: RecordLinks): boolean {
  if (record.sessionId !== null) return mark.sessionId === record.sessionId && mark.tabId === record.tabId;
  return mark.tabId === record.tabId;
}

/**
 * One mark vouches for one request, and for each call of its batch: a second record of the same is a copy, unless a
 * 307 or 308 made the browser repeat it.
 */
function isTaken(record: RecordLinks, siblings: readonly RecordLinks[]): boolean {
  return (
    record.stage === 'outcome' &&
    siblings.some((one) => one.batchIndex === record.batchIndex && one.id < record.id && isLastOutcome(one))
  );
}

/** Whether the browser has nothing more to send for this record's request. */
export function isLastOutcome({ stage, statusCode }: RecordLinks): boolean {
  return stage === 'outcome' && statusCode !== 307 && statusCode !== 308;
}

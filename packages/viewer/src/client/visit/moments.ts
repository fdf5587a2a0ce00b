import type { AuditMark, AuditRecord, AuditSession } from '@auditreel/core/adapter';
import type { SessionAnswer } from '../../api/answers.js';

/** A record and where it stands in the recording. */
export interface Moment {
  readonly record: AuditRecord;
  /** Ms, browser clock. */
  readonly t: number;
  /** Found by the request's own mark, or by the clocks. */
  readonly by: 'mark' | 'clock';
  readonly tabId: string | null;
}

/** The records of a visit on the recording's clock, oldest first. */
export function momentsOf(answer: Pick<SessionAnswer, 'records' | 'marks' | 'chain'>): readonly Moment[] {
  const marks = new Map(answer.marks.map((mark) => [mark.requestId, mark]));
  const sessions = new Map(answer.chain.map((session) => [session.id, session]));
  return answer.records
    .map((record) => momentOf(record, marks, sessions))
    .toSorted((a, b) => a.t - b.t || (a.record.id < b.record.id ? -1 : 1));
}

/** The last moment that has come by `t`, or -1. */
export function indexAt(moments: readonly { readonly t: number }[], t: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as { readonly t: number }).t <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function momentOf(
  record: AuditRecord,
  marks: ReadonlyMap<string, AuditMark>,
  sessions: ReadonlyMap<string, AuditSession>,
): Moment {
  const mark = record.requestId === null ? undefined : markOf(record.requestId, marks);
  if (mark !== undefined) return { record, t: mark.t, by: 'mark', tabId: mark.tabId };
  const session = record.sessionId === null ? undefined : sessions.get(record.sessionId);
  return { record, t: record.time + (session?.clockOffsetMs ?? 0), by: 'clock', tabId: record.tabId };
}

/** A call within a tRPC batch is `<requestId>#<i>`: the batch's mark is its own. */
function markOf(requestId: string, marks: ReadonlyMap<string, AuditMark>): AuditMark | undefined {
  return marks.get(requestId) ?? marks.get(requestId.replace(/#\d+$/, ''));
}

import type { AuditRecord, AuditSession } from '@auditreel/core/adapter';
import type { VisitNote } from '../api/answers.js';
import { eachRecord } from './each-record.js';
import { tenantFilter } from './tenant.js';
import { readTold } from './told-time.js';
import type { ViewerScope } from './viewer-parts.js';

const MOST_NOTES = 500;

/** What was noted about a visit, by its time on the recording's clock. */
export async function notesOf(
  { parts, viewer }: ViewerScope,
  chain: readonly AuditSession[],
): Promise<readonly VisitNote[]> {
  const tenant = tenantFilter(viewer, undefined);
  const notes: VisitNote[] = [];
  for (const session of chain) {
    const filter = { action: 'audit.note', target: `session/${session.id}`, ...tenant };
    for await (const record of eachRecord(parts.storage.records, filter)) {
      const note = readNote(record, session.id);
      if (note !== null && notes.push(note) === MOST_NOTES) return inOrder(notes);
    }
  }
  return inOrder(notes);
}

/** Null where nothing is left of it to show at a moment. */
function readNote(record: AuditRecord, sessionId: string): VisitNote | null {
  const { id, time, actorType, actorId, actorName, metadata } = record;
  const t = readTold(metadata?.t);
  if (t === null) return null;
  const { tab, text } = metadata ?? {};
  return {
    ...{ id, time, actorType, actorId, actorName, sessionId, t },
    tabId: typeof tab === 'string' ? tab : null,
    text: typeof text === 'string' ? text : null,
  };
}

function inOrder(notes: readonly VisitNote[]): readonly VisitNote[] {
  return notes.toSorted((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1));
}

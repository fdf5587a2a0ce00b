import type { AuditRecord, AuditSession } from '@auditreel/core/adapter';
import type { VisitNote } from '../api/answers.js';
import { readTold } from './told-time.js';
import type { ViewerScope } from './viewer-parts.js';

const MOST_NOTES = 500;
const PAGE = 200;

/** What was noted about a visit, by its time on the recording's clock. */
export async function notesOf(
  scope: ViewerScope,
  chain: readonly AuditSession[],
): Promise<readonly VisitNote[]> {
  const notes: VisitNote[] = [];
  for (const session of chain) {
    for await (const record of noteRecords(scope, session.id)) {
      const note = readNote(record, session.id);
      if (note !== null && notes.push(note) === MOST_NOTES) return inOrder(notes);
    }
  }
  return inOrder(notes);
}

async function* noteRecords({ parts, viewer }: ViewerScope, sessionId: string): AsyncGenerator<AuditRecord> {
  const tenant = viewer.tenantId === undefined ? {} : { tenant: viewer.tenantId };
  const filter = { action: 'audit.note', target: `session/${sessionId}`, limit: PAGE, ...tenant };
  let cursor: string | null = null;
  do {
    const page = await parts.storage.records.list({ ...filter, ...(cursor === null ? {} : { cursor }) });
    yield* page.records;
    cursor = page.nextCursor;
  } while (cursor !== null);
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

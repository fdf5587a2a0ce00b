import type { AuditRecord } from '@auditreel/core/adapter';
import type { LostRecordAnswer, RecordAnswer, RecordsAnswer } from '../api/answers.js';
import { type GoneRecording, goneRecording } from '../api/gone-recording.js';
import { changesOf } from './changes-api.js';
import { findingsWith } from './findings-api.js';
import { holdsInForce } from './held.js';
import { parseRecordId } from './ids.js';
import type { Looking } from './looking.js';
import { lostRecord } from './lost-record.js';
import { mayReplay } from './permissions.js';
import { notFound } from './problem.js';
import { parseRecordQuery } from './queries.js';
import { recordSearch } from './record-search.js';
import { replayMoment } from './replay-moment.js';
import { isVisible } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

const FIRST_CHANGES = 25;

export async function listRecords(scope: ViewerScope, looking: Looking): Promise<RecordsAnswer> {
  const { cursor, limit, ...filter } = parseRecordQuery(new URL(scope.request.url));
  const visible = recordSearch(scope, looking, filter);
  if (!visible) return { records: [], nextCursor: null, searchedTo: null };
  const query = { ...visible, limit, ...(cursor === undefined ? {} : { cursor }) };
  const [page, holds] = await Promise.all([scope.parts.storage.records.list(query), holdsInForce(scope)]);
  const records = page.records.map((record) => ({ ...record, held: holds.onRecord(record) }));
  return { records, nextCursor: page.nextCursor, searchedTo: page.searchedTo };
}

export async function showRecord(scope: ViewerScope, looking: Looking, rawId: string): Promise<RecordAnswer> {
  const { parts, viewer } = scope;
  const id = parseRecordId(rawId);
  const record = await parts.storage.records.get(id);
  if (record === null) return showLost(scope, looking, id);
  if (!isVisible(viewer, record)) throw notFound('record');
  recordLook(scope, looking, id);
  const replay = mayReplay(viewer) ? await replayMoment(parts, viewer, record) : null;
  return {
    arrived: true,
    record: { ...record, held: (await holdsInForce(scope)).onRecord(record) },
    related: await relatedOf(scope, record),
    replay,
    gone: replay === null ? await goneRecordingOf(scope, record) : null,
    changes: await changesOf(scope, record, { limit: FIRST_CHANGES }),
  };
}

async function showLost(scope: ViewerScope, looking: Looking, id: string): Promise<LostRecordAnswer> {
  const record = await lostRecord(scope, id);
  if (record === null) throw notFound('record');
  recordLook(scope, looking, id);
  return { arrived: false, record, changes: await changesOf(scope, record, { limit: FIRST_CHANGES }) };
}

function recordLook(scope: ViewerScope, looking: Looking, id: string): void {
  looking.record(scope, { action: 'audit.view', subject: ['record', id], target: { type: 'record', id } });
}

async function goneRecordingOf(
  { parts, viewer }: ViewerScope,
  { sessionId }: AuditRecord,
): Promise<GoneRecording | null> {
  const session = sessionId === null ? null : await parts.storage.sessions.get(sessionId);
  return session && isVisible(viewer, session) ? goneRecording(session) : null;
}

/** A request id is the client's word, and may stand on any number of records. */
const SAME_REQUEST = 500;
const RELATED = 50;

/** The record it belongs to, the events that belong to it, which share the request, and its findings. */
async function relatedOf(scope: ViewerScope, record: AuditRecord): Promise<readonly AuditRecord[]> {
  const { records } = scope.parts.storage;
  const parent = record.parentId === null ? null : await records.get(record.parentId);
  const sameRequest =
    record.requestId === null ? [] : await records.byRequest([record.requestId], SAME_REQUEST);
  const events = sameRequest.filter((other) => other.parentId === record.id || other.intentId === record.id);
  const related = await Promise.all(events.slice(0, RELATED).map(({ id }) => records.get(id)));
  const findings = await findingsWith(scope, record);
  return [parent, ...related, ...findings].filter(
    (other): other is AuditRecord => other !== null && isVisible(scope.viewer, other),
  );
}

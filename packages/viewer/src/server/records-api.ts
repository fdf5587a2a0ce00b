import type { AuditRecord } from '@auditreel/core/adapter';
import type { RecordAnswer, RecordsAnswer } from '../api/answers.js';
import { parseRecordId } from './ids.js';
import type { Looking } from './looking.js';
import { mayReplay } from './permissions.js';
import { notFound } from './problem.js';
import { parseRecordQuery } from './queries.js';
import { replayMoment } from './replay-moment.js';
import { isVisible, tenantFilter } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

export async function listRecords(scope: ViewerScope, looking: Looking): Promise<RecordsAnswer> {
  const { cursor, limit, ...filter } = parseRecordQuery(new URL(scope.request.url));
  const tenant = tenantFilter(scope.viewer, filter.tenant);
  looking.record(scope, {
    action: 'audit.view',
    subject: ['records', Object.entries(filter).sort()],
    metadata: { view: 'records', ...filter },
  });
  if (!tenant) return { records: [], nextCursor: null, searchedTo: null };
  const query = { ...filter, ...tenant, limit, ...(cursor === undefined ? {} : { cursor }) };
  const { records, nextCursor } = await scope.parts.storage.records.list(query);
  return { records, nextCursor, searchedTo: null };
}

export async function showRecord(scope: ViewerScope, looking: Looking, rawId: string): Promise<RecordAnswer> {
  const { parts, viewer } = scope;
  const id = parseRecordId(rawId);
  const record = await parts.storage.records.get(id);
  if (!record || !isVisible(viewer, record)) throw notFound('record');
  looking.record(scope, { action: 'audit.view', subject: ['record', id], target: { type: 'record', id } });
  return {
    record,
    related: await relatedOf(scope, record),
    replay: mayReplay(viewer) ? await replayMoment(parts, viewer, record) : null,
  };
}

/** A request id is the client's word, and may stand on any number of records. */
const SAME_REQUEST = 500;
const RELATED = 50;

/** The record it belongs to, and the events that belong to it: they share the request. */
async function relatedOf(scope: ViewerScope, record: AuditRecord): Promise<readonly AuditRecord[]> {
  const { records } = scope.parts.storage;
  const parent = record.parentId === null ? null : await records.get(record.parentId);
  const sameRequest =
    record.requestId === null ? [] : await records.byRequest([record.requestId], SAME_REQUEST);
  const events = sameRequest.filter((other) => other.parentId === record.id || other.intentId === record.id);
  const related = await Promise.all(events.slice(0, RELATED).map(({ id }) => records.get(id)));
  return [parent, ...related].filter(
    (other): other is AuditRecord => other !== null && isVisible(scope.viewer, other),
  );
}

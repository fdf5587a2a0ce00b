import type { AuditRecord } from '@auditreel/core/adapter';
import type { ChangesAnswer, RecordInShort, RowAnswer } from '../api/answers.js';
import { parseRecordId } from './ids.js';
import type { Looking } from './looking.js';
import { lostRecord } from './lost-record.js';
import { mayReplay } from './permissions.js';
import { notFound } from './problem.js';
import { type PageQuery, parsePageQuery, parseRowQuery } from './queries.js';
import { momentsByMark } from './replay-moment.js';
import { visibleChanges } from './row-changes.js';
import { isVisible } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

const NONE: ChangesAnswer = { changes: [], nextCursor: null };

export async function listRecordChanges(
  scope: ViewerScope,
  looking: Looking,
  rawId: string,
): Promise<ChangesAnswer> {
  const id = parseRecordId(rawId);
  const page = parsePageQuery(new URL(scope.request.url));
  const record = await scope.parts.storage.records.get(id);
  const isThere = record === null ? (await lostRecord(scope, id)) !== null : isVisible(scope.viewer, record);
  if (!isThere) throw notFound('record');
  looking.record(scope, { action: 'audit.view', subject: ['record', id], target: { type: 'record', id } });
  return changesOf(scope, record ?? { id }, page);
}

/** What the request of a record changed. An `audit.lost` event stands for a request whose record never came. */
export async function changesOf(
  { parts, viewer }: ViewerScope,
  record: Pick<AuditRecord, 'id'> & Partial<Pick<AuditRecord, 'action' | 'parentId'>>,
  page: PageQuery,
): Promise<ChangesAnswer> {
  const standsForAnother = record.action === 'audit.lost' && viewer.tenantId === undefined;
  const id = (standsForAnother ? record.parentId : null) ?? record.id;
  return (await parts.storage.changes?.ofRecord(id, page)) ?? NONE;
}

export async function listRowChanges(scope: ViewerScope, looking: Looking): Promise<RowAnswer> {
  const { model, targetId, ...page } = parseRowQuery(new URL(scope.request.url));
  looking.record(scope, {
    action: 'audit.view',
    subject: ['changes', model, targetId],
    target: { type: 'row', id: `${model}/${targetId}` },
    metadata: { view: 'changes', model, targetId },
  });
  const { changes, nextCursor } = await visibleChanges(scope, { model, targetId }, page);
  const records = changes.flatMap(({ record }) => (record === null ? [] : [record]));
  const moments = mayReplay(scope.viewer) ? await momentsByMark(scope.parts, scope.viewer, records) : null;
  return {
    changes: changes.map(({ change, record }) => ({
      change,
      record: record === null ? null : inShort(record),
      replay: (record === null ? null : moments?.get(record.id)) ?? null,
    })),
    nextCursor,
  };
}

function inShort(record: AuditRecord): RecordInShort {
  const { id, time, action, outcome, reason, actorType, actorId, actorName } = record;
  return { id, time, action, outcome, reason, actorType, actorId, actorName };
}

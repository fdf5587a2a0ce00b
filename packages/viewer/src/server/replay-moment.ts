import type { ViewerIdentity } from '@auditreel/core';
import type { AuditMark, AuditRecord, AuditSession } from '@auditreel/core/adapter';
import type { PageInfo, ReplayMoment } from '../api/answers.js';
import { pagesOf } from './pages.js';
import { isVisible } from './tenant.js';
import type { ViewerParts } from './viewer-parts.js';

/** Where in which recording a record happened: by its request's own mark, else by the session's clock. */
export async function replayMoment(
  parts: ViewerParts,
  viewer: ViewerIdentity,
  record: AuditRecord,
): Promise<ReplayMoment | null> {
  const mark = await markOf(parts, record);
  const session = await visibleSession(parts, viewer, mark?.sessionId ?? record.sessionId);
  if (!session) return null;
  if (mark) return byMark(mark);
  return byClock(record, session, pagesOf(await parts.storage.chunks.list(session.id)));
}

/** The same for many records, by their marks only: clocks would take the list of every recording's chunks. */
export async function momentsByMark(
  parts: ViewerParts,
  viewer: ViewerIdentity,
  records: readonly AuditRecord[],
): Promise<ReadonlyMap<string, ReplayMoment>> {
  const requestIds = new Set(records.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])));
  const marks = requestIds.size === 0 ? [] : await parts.storage.chunks.marksOf([...requestIds]);
  const sessionIds = [...new Set(marks.map(({ sessionId }) => sessionId))];
  const sessions = await Promise.all(sessionIds.map((id) => visibleSession(parts, viewer, id)));
  const visible = new Set(sessions.flatMap((session) => (session === null ? [] : [session.id])));
  return new Map(
    records.flatMap((record) => {
      const mark = marks.find((each) => each.requestId === record.requestId && isMarkOf(each, record));
      return mark && visible.has(mark.sessionId) ? [[record.id, byMark(mark)] as const] : [];
    }),
  );
}

function byMark(mark: AuditMark): ReplayMoment {
  const { sessionId, tabId, page, t } = mark;
  return { sessionId, tabId, page, t, by: 'mark', errorMs: 0 };
}

/** The calls of a batch share their request's mark. */
async function markOf(parts: ViewerParts, record: AuditRecord): Promise<AuditMark | undefined> {
  if (record.requestId === null) return undefined;
  const marks = await parts.storage.chunks.marksOf([record.requestId]);
  return marks.find((mark) => isMarkOf(mark, record));
}

function isMarkOf(mark: AuditMark, record: AuditRecord): boolean {
  return record.sessionId === null || mark.sessionId === record.sessionId;
}

async function visibleSession(
  parts: ViewerParts,
  viewer: ViewerIdentity,
  id: string | null,
): Promise<AuditSession | null> {
  const session = id === null ? null : await parts.storage.sessions.get(id);
  return session && isVisible(viewer, session) ? session : null;
}

function byClock(
  record: AuditRecord,
  session: AuditSession,
  pages: readonly PageInfo[],
): ReplayMoment | null {
  if (session.clockOffsetMs === null || session.clockErrorMs === null) return null;
  const t = record.time + session.clockOffsetMs;
  const inTab = pages.filter((page) => record.tabId === null || page.tabId === record.tabId);
  const page = nearest(inTab, t);
  if (!page) return null;
  return {
    sessionId: session.id,
    tabId: page.tabId,
    page: page.page,
    t,
    by: 'clock',
    errorMs: session.clockErrorMs,
  };
}

function nearest(pages: readonly PageInfo[], t: number): PageInfo | undefined {
  const distance = (page: PageInfo): number => Math.max(page.firstMs - t, t - page.lastMs, 0);
  return [...pages].sort((a, b) => distance(a) - distance(b) || b.firstMs - a.firstMs)[0];
}

import type { AuditSession } from '@auditreel/core/adapter';
import type { SessionAnswer, SessionsAnswer } from '../api/answers.js';
import { holdsInForce } from './held.js';
import { parseChunkKey, parseSessionId } from './ids.js';
import type { Looking } from './looking.js';
import { assertMayReplay } from './permissions.js';
import { notFound } from './problem.js';
import { parseSessionQuery } from './queries.js';
import { isVisible, tenantFilter } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';
import { visitOf } from './visit.js';

export async function listSessions(scope: ViewerScope, looking: Looking): Promise<SessionsAnswer> {
  const { cursor, limit, ...filter } = parseSessionQuery(new URL(scope.request.url));
  const tenant = tenantFilter(scope.viewer, filter.tenant);
  looking.record(scope, {
    action: 'audit.view',
    subject: ['sessions', Object.entries(filter).sort()],
    metadata: { view: 'sessions', ...filter },
  });
  if (!tenant) return { sessions: [], nextCursor: null };
  const query = { ...filter, ...tenant, limit, ...(cursor === undefined ? {} : { cursor }) };
  const [page, holds] = await Promise.all([scope.parts.storage.sessions.list(query), holdsInForce(scope)]);
  const sessions = page.sessions.map((session) => ({ ...session, held: holds.onSession(session) }));
  return { sessions, nextCursor: page.nextCursor };
}

export async function showSession(
  scope: ViewerScope,
  looking: Looking,
  rawId: string,
): Promise<SessionAnswer> {
  assertMayReplay(scope.viewer);
  const session = await visibleSession(scope, rawId);
  const answer = await visitOf(scope, session);
  recordReplayView(scope, looking, session);
  return answer;
}

/** The chunk's gzip as it was received. */
export async function sendChunk(
  scope: ViewerScope,
  looking: Looking,
  raw: { readonly id: string; readonly key: string },
): Promise<Response> {
  assertMayReplay(scope.viewer);
  const session = await visibleSession(scope, raw.id);
  const chunk = await scope.parts.storage.chunks.get({ sessionId: session.id, ...parseChunkKey(raw.key) });
  if (!chunk) throw notFound('chunk');
  recordReplayView(scope, looking, session);
  return storedBytes(scope.request, chunk);
}

/** Bytes of a recording as they are stored, or that the browser has them already. */
export function storedBytes(
  request: Request,
  { sha256, data }: { readonly sha256: string; readonly data: Uint8Array },
): Response {
  const etag = `"${sha256}"`;
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers: { etag } });
  }
  return new Response(new Uint8Array(data), {
    headers: { 'content-type': 'application/octet-stream', etag },
  });
}

export function recordReplayView(scope: ViewerScope, looking: Looking, session: AuditSession): void {
  looking.record(scope, {
    action: 'replay.view',
    subject: ['session', session.id],
    target: { type: 'session', id: session.id },
  });
}

export async function visibleSession(scope: ViewerScope, rawId: string): Promise<AuditSession> {
  const session = await scope.parts.storage.sessions.get(parseSessionId(rawId));
  if (!session || !isVisible(scope.viewer, session)) throw notFound('session');
  return session;
}

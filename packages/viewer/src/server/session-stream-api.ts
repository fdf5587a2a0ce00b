import { createHash } from 'node:crypto';
import type { AuditSession } from '@auditreel/core/adapter';
import { GROWN_EVENT, type VisitGrowth } from '../api/visit-growth.js';
import { eventStream, type StreamedEvent } from './live/event-stream.js';
import type { Looking } from './looking.js';
import { assertMayReplay } from './permissions.js';
import { isRunning } from './running.js';
import { recordReplayView, visibleSession } from './sessions-api.js';
import { isVisible, tenantFilter } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';
import { chainOf } from './visit.js';

const EVERY_MS = 2_000;

/** Tells whoever watches a running session that more of it has come. What it is they ask for as ever. */
export async function streamSession(scope: ViewerScope, looking: Looking, rawId: string): Promise<Response> {
  assertMayReplay(scope.viewer);
  const session = await visibleSession(scope, rawId);
  recordReplayView(scope, looking, session);
  const seen = new URL(scope.request.url).searchParams.get('seen');
  return eventStream({
    request: scope.request,
    onError: scope.parts.onError,
    source: (signal) => growthOf(scope, session.id, { seen, signal }),
  });
}

interface Growth extends StreamedEvent {
  readonly id: string;
}

interface Watching {
  /** Id of the last event that the viewer has got. */
  readonly seen: string | null;
  readonly signal: AbortSignal;
}

async function* growthOf(
  scope: ViewerScope,
  id: string,
  { seen, signal }: Watching,
): AsyncGenerator<StreamedEvent> {
  let last = seen;
  while (!signal.aborted) {
    const growth = await growthNow(scope, id);
    if (growth === null) return;
    if (growth.id !== last) yield growth;
    last = growth.id;
    await pause(EVERY_MS, signal);
  }
}

/** What is cheap to ask for and changes with every chunk and record; null when the session is no more. */
async function growthNow(scope: ViewerScope, id: string): Promise<Growth | null> {
  const { parts, viewer } = scope;
  const session = await parts.storage.sessions.get(id);
  if (session === null || !isVisible(viewer, session)) return null;
  const chain = (await chainOf(parts.storage.sessions, session)).filter((link) => isVisible(viewer, link));
  const data: VisitGrowth = { isRunning: isRunning(chain, parts.now()) };
  const newest = await Promise.all(chain.map((link) => newestRecord(scope, link)));
  const facts = chain.map(({ id, chunks, bytes, endedAt, actorId, expiredAt, erasedAt }) => [
    ...[id, chunks, bytes, endedAt, actorId, expiredAt, erasedAt],
  ]);
  const digest = createHash('sha256')
    .update(JSON.stringify([facts, newest, data]))
    .digest('hex');
  return { event: GROWN_EVENT, id: digest.slice(0, 16), data };
}

/** Only a session that has not ended gets new ones. */
async function newestRecord(
  { parts, viewer }: ViewerScope,
  { id, endedAt }: AuditSession,
): Promise<string | null> {
  if (endedAt !== null) return null;
  const query = { session: id, limit: 1, ...tenantFilter(viewer, undefined) };
  const { records } = await parts.storage.records.list(query);
  return records[0]?.id ?? null;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

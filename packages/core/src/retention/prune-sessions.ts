import type { OldSession } from '../storage/retention-store.js';
import { belowUploads } from './below-uploads.js';
import { isHeldSession } from './is-held-session.js';
import { nextAfter, type PhaseWork, type PrunePhase } from './prune-phase.js';

/** Each is looked up among the records. */
const MOST = 25;

/** Sessions that neither a recording nor a record is left of. */
export const pruneSessions: PrunePhase = async ({ after, limit }, work) => {
  const size = Math.min(limit, MOST);
  const below = belowUploads(work);
  const page = await work.store.sessions({ after, below, limit: size, unexpired: false });
  const ids: string[] = [];
  for (const session of page) if (await isOver(session, work)) ids.push(session.id);
  const step = { rows: page.length, next: nextAfter(page, size) };
  if (ids.length === 0) return step;
  const removed = await work.remove({ of: 'sessions', ids }, { rows: ids.length, bytes: 0 });
  if (removed === null) return { rows: page.length, next: after };
  return { ...step, removed: { sessions: removed.rows } };
};

async function isOver(session: OldSession, work: PhaseWork): Promise<boolean> {
  if (session.lastSeenAt >= work.before) return false;
  if (session.expiredAt === null && !(await isEmpty(session, work))) return false;
  if ((await work.store.recordsOf(session.id, { after: null, limit: 1 })).length > 0) return false;
  return !(await isHeldSession(session, work));
}

async function isEmpty({ id, chunks }: OldSession, { recordings }: PhaseWork): Promise<boolean> {
  return chunks === 0 && (await recordings.list(id)).length === 0;
}

import type { OldSession } from '../storage/retention-store.js';
import { belowUploads } from './below-uploads.js';
import { isHeldSession } from './is-held-session.js';
import type { PhaseWork, PrunePhase, Step, StepStart } from './prune-phase.js';
import { spanOf } from './prune-tales.js';

/** The recordings of sessions last seen before the cutoff: some chunks of one session at a time. */
export const pruneRecordings: PrunePhase = async (start, work) => {
  const below = belowUploads(work);
  const [session] = await work.store.sessions({ after: start.after, below, limit: 1, unexpired: true });
  if (session === undefined) return { rows: 0, next: 'end' };
  if (session.lastSeenAt >= work.before) return { rows: 1, next: session.id };
  if (await hasNothing(session, work)) {
    await work.expire(session.id);
    return { rows: 1, next: session.id };
  }
  if (await isHeldSession(session, work)) return { rows: 1, next: session.id, held: { recordings: 1 } };
  return pruneRecording(session, start, work);
};

/** What its pages show may have come without a chunk of them. */
async function hasNothing(
  { id, chunks }: OldSession,
  { recordings, assets }: Pick<PhaseWork, 'recordings' | 'assets'>,
): Promise<boolean> {
  if (chunks > 0 || (await recordings.list(id)).length > 0) return false;
  return ((await assets?.count(id)) ?? 0) === 0;
}

async function pruneRecording(
  { id, chunks, bytes }: OldSession,
  { after, limit }: StepStart,
  work: PhaseWork,
): Promise<Step> {
  const removal = { of: 'recording', sessionId: id, limit, at: work.now } as const;
  const removed = await work.remove(removal, { rows: chunks, bytes });
  if (removed === null) return { rows: 1, next: after };
  const isGone = removed.rows < limit || work.isDry;
  return {
    rows: removed.rows,
    removed: { recordings: isGone ? 1 : 0, chunks: removed.rows, bytes: removed.bytes },
    span: spanOf([id]),
    next: isGone ? id : after,
  };
}

import type { OldSession } from '../storage/retention-store.js';
import { heldAmong } from './held-among.js';
import type { PhaseWork } from './prune-phase.js';

const PAGE = 200;

/** Whether a session is kept: by a hold on it, on the one before or after it, on its actor, or on what happened in it. */
export async function isHeldSession(
  session: OldSession,
  { holds, store, sessions }: Pick<PhaseWork, 'holds' | 'store' | 'sessions'>,
): Promise<boolean> {
  if (holds.all.length === 0) return false;
  if (holds.on.session(session).length > 0) return true;
  const following = await sessions.following(session.id);
  if (following.some(({ id }) => holds.on.session({ id, previousId: null, actorId: null }).length > 0))
    return true;
  let after: string | null = null;
  for (;;) {
    const page = await store.recordsOf(session.id, { after, limit: PAGE });
    if ((await heldAmong(page, { holds, store })).size > 0) return true;
    if (page.length < PAGE) return false;
    after = page.at(-1)?.id ?? null;
  }
}

import type { AuditSession, SessionStore } from '../storage/ports.js';
import type { SessionOf } from './person.js';

/**
 * Adds the sessions before and after a person's own that nobody is bound to: what the same browser showed before they
 * signed in and after they signed out.
 */
export async function addUnboundNeighbours(
  found: Map<string, SessionOf>,
  sessions: Pick<SessionStore, 'get' | 'following'>,
): Promise<void> {
  const waiting = [...found].filter(([, of]) => of === 'theirs').map(([id]) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const beside = [await previousOf(id, sessions), ...(await sessions.following(id))];
    for (const session of beside) {
      if (session === null || session.actorId !== null || found.has(session.id)) continue;
      found.set(session.id, 'theirs');
      waiting.push(session.id);
    }
  }
}

async function previousOf(id: string, sessions: Pick<SessionStore, 'get'>): Promise<AuditSession | null> {
  const previousId = (await sessions.get(id))?.previousId ?? null;
  return previousId === null ? null : sessions.get(previousId);
}

import type { Actor } from '../../record/audit-record.js';
import { fieldOf, textAt } from '../read-unknown.js';
import type { BetterAuthSession } from './better-auth-shapes.js';

/** The impersonator acts, and the user whose session it is stands in `onBehalfOf`. */
export function actorOfSession({ user, session }: BetterAuthSession): Actor {
  if (session.impersonatedBy) {
    return { type: 'user', id: session.impersonatedBy, onBehalfOf: { type: 'user', id: user.id } };
  }
  return { type: 'user', id: user.id, ...(user.name ? { name: user.name } : {}) };
}

/** Reads `{ user, session }` out of better-auth's context; null where nobody is signed in. */
export function readSession(given: unknown): BetterAuthSession | null {
  const user = fieldOf(given, 'user');
  const session = fieldOf(given, 'session');
  if (textAt(user, 'id') === undefined || typeof session !== 'object' || session === null) return null;
  return { user, session } as BetterAuthSession;
}

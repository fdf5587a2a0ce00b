import type { SessionBook, SessionSeen } from '../session/session-book.js';
import type { SessionClaims } from '../session/tokens.js';
import type { AuditSession } from '../storage/ports.js';
import { Refusal } from './refusal.js';

/**
 * The session that an upload is of, made if it is not there.
 * @throws Refusal 403 SESSION_ERASED
 */
export async function openLiveSession(
  claims: SessionClaims,
  seen: SessionSeen,
  book: SessionBook,
): Promise<AuditSession> {
  const session = await book.open(claims, seen);
  if (session.erasedAt == null) return session;
  throw new Refusal(403, 'SESSION_ERASED', 'The recording of this session was deleted at somebody’s wish.');
}

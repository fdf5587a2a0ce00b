import { parseContext } from '../protocol/context.js';
import { CONTEXT_HEADER } from '../protocol/names.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RequestFacts } from '../record/request-facts.js';
import type { SessionEndReason } from '../storage/ports.js';
import type { SessionBook } from './session-book.js';
import { sessionCookie } from './start-session.js';
import type { SessionClaims, SessionTokens, Verified } from './tokens.js';

/** A rotated session's token still counts for requests that were under way. */
const ROTATION_GRACE_MS = 60_000;

export type SessionColumns = Pick<
  AuditRecord,
  'sessionId' | 'sessionTrust' | 'witness' | 'witnessReason' | 'witnessAt'
>;

/** The session token a request carries: in its header, else in its cookie. */
export function sessionTokenOf(facts: RequestFacts): string | null {
  const context = parseContext(facts.header(CONTEXT_HEADER));
  if (context !== null && context.sessionToken !== '') return context.sessionToken;
  return sessionCookie(facts.header('cookie'));
}

/** Verifies it; null when there is none. Called when the request ends, off its path. */
export async function verifyRequestToken(
  facts: RequestFacts,
  tokens: SessionTokens,
): Promise<Verified | null> {
  const token = sessionTokenOf(facts);
  return token === null ? null : tokens.verifySession(token);
}

/** Decides a record's session, trust and first witness, just before it is stored. */
export async function completeSession(
  record: AuditRecord,
  verified: Verified | null,
  options: { readonly book: SessionBook; readonly ends: SessionEndReason | null },
): Promise<AuditRecord> {
  if (verified === null || (!verified.ok && verified.problem === 'invalid'))
    return { ...record, ...untracked(record) };
  if (!verified.ok) return { ...record, ...unrecorded(null, 'expired', record.time) };
  const { claims } = verified;
  const endedAt = options.book.endedAt(claims.sessionId);
  if (endedAt !== null && endedAt + ROTATION_GRACE_MS < record.time) {
    return { ...record, ...unrecorded(null, 'expired', record.time) };
  }
  const { trust, rotate } = await options.book.trust(claims, boundActorOf(record));
  const ends = options.ends ?? (rotate ? 'actor_change' : null);
  if (ends !== null) await options.book.end(claims, ends);
  return { ...record, ...tracked(claims, record.time), sessionTrust: trust };
}

function boundActorOf(
  record: AuditRecord,
): { type: AuditRecord['actorType']; id: string; tenantId: string | null } | null {
  if (record.actorId === null || record.actorType === 'anonymous' || record.actorType === 'unknown')
    return null;
  return { type: record.actorType, id: record.actorId, tenantId: record.tenantId };
}

function tracked(claims: SessionClaims, at: number): SessionColumns {
  if (!claims.recorded) return { ...unrecorded(claims.sessionId, 'not_sampled', at), sessionTrust: 'signed' };
  return {
    sessionId: claims.sessionId,
    sessionTrust: 'signed',
    witness: 'pending',
    witnessReason: null,
    witnessAt: null,
  };
}

/** No session is known: a tagged request may still be joined by its mark. */
function untracked(record: AuditRecord): Partial<SessionColumns> {
  return record.requestId === null ? {} : { witness: 'pending' };
}

function unrecorded(sessionId: string | null, reason: 'expired' | 'not_sampled', at: number): SessionColumns {
  return { sessionId, sessionTrust: 'none', witness: 'unrecorded', witnessReason: reason, witnessAt: at };
}

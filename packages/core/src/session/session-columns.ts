import { type Awaitable, afterwards } from '../awaitable.js';
import type { AuditRecord, SessionTrust } from '../record/audit-record.js';
import type { RecordRow } from '../record/blank-record.js';
import type { SessionActor, SessionEndReason } from '../storage/ports.js';
import type { RequestTag } from './request-tag.js';
import type { SessionBook } from './session-book.js';
import { ROTATION_GRACE_MS, type SessionClaims, type SessionTokens, type Verified } from './tokens.js';

/** Verifies a request's session token; null when it has none. Called when the request ends, off its path. */
export function verifyTag({ sessionToken }: RequestTag, tokens: SessionTokens): Awaitable<Verified | null> {
  return sessionToken === null ? null : tokens.verifySession(sessionToken);
}

/** Decides a record's session, trust and first witness, just before it is stored. */
export function completeSession(
  row: RecordRow,
  verified: Verified | null,
  options: { readonly book: SessionBook; readonly ends: SessionEndReason | null },
): Awaitable<RecordRow> {
  if (verified === null || (!verified.ok && verified.problem === 'invalid')) return untracked(row);
  if (!verified.ok) return unrecorded(row, 'expired');
  const { claims } = verified;
  const { book } = options;
  const isOver = (): boolean => {
    const endedAt = book.endedAt(claims.sessionId);
    return endedAt !== null && endedAt + ROTATION_GRACE_MS < row.time;
  };
  if (isOver()) return unrecorded(row, 'expired');
  return afterwards(book.trust(claims, boundActorOf(row), row), ({ trust, rotate }) => {
    // The database may just have told that another process ended it.
    if (isOver()) return unrecorded(row, 'expired');
    const ends = options.ends ?? (rotate ? 'actor_change' : null);
    return afterwards(ends === null ? undefined : book.end(claims, ends, row), () =>
      tracked(row, claims, trust),
    );
  });
}

function tracked(row: RecordRow, claims: SessionClaims, trust: SessionTrust): RecordRow {
  row.sessionId = claims.sessionId;
  row.sessionTrust = trust;
  if (!claims.recorded) return unrecorded(row, 'not_sampled');
  row.witness = 'pending';
  return row;
}

function boundActorOf(record: AuditRecord): SessionActor | null {
  if (record.actorId === null || record.actorType === 'anonymous' || record.actorType === 'unknown')
    return null;
  return {
    type: record.actorType,
    id: record.actorId,
    name: record.actorName,
    tenantId: record.tenantId,
  };
}

/** No session is known: a tagged request may still be joined by its mark. */
function untracked(row: RecordRow): RecordRow {
  if (row.requestId !== null) row.witness = 'pending';
  return row;
}

function unrecorded(row: RecordRow, reason: 'expired' | 'not_sampled'): RecordRow {
  row.witness = 'unrecorded';
  row.witnessReason = reason;
  row.witnessAt = row.time;
  return row;
}

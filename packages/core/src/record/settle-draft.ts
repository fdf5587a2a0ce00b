import { KEEPS_OLD_ACTOR } from '../auth/auth-actions.js';
import type { TokenRejection } from '../auth/token-rejected-error.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { type ActorAnswer, chooseActor } from './ask-actor.js';
import type { AuditRecord } from './audit-record.js';
import { withActor } from './build-record.js';
import { isMutating } from './classify.js';
import { type Draft, isDescribed } from './draft.js';
import type { RequestEnd } from './request-facts.js';

/** Whether this request makes a record: mutating, described, a read to be recorded, or turned away. */
export function isRecorded(draft: Draft, end: RequestEnd, capture: ResolvedOptions['capture']): boolean {
  if (draft.claimed) return false;
  if (isDescribed(draft)) return true;
  const { method, url } = draft.facts;
  const request = { method, path: url.split('?', 1)[0] ?? '' };
  if (capture.skip?.(request)) return false;
  if (isMutating(method) || end.statusCode === 401 || end.statusCode === 403) return true;
  return capture.reads?.(request) ?? false;
}

/** Adds the actor; a rejected token names the record when nothing else did. */
export function finishRecord(
  draft: Draft,
  record: AuditRecord,
  answers: readonly ActorAnswer[],
): AuditRecord {
  const keepsOld = draft.auth !== null && KEEPS_OLD_ACTOR.has(draft.auth);
  const actor = draft.actor ?? chooseActor(answers, keepsOld);
  const rejection = rejectionOf(answers);
  const named =
    rejection !== null && isNamedByRejection(draft, record) ? nameByRejection(record, rejection) : record;
  return withActor(named, actor);
}

/** Why the request's token was rejected, if that is not already what its record says. */
export function rejectionBeside(
  draft: Draft,
  record: AuditRecord,
  answers: readonly ActorAnswer[],
): TokenRejection | null {
  return isNamedByRejection(draft, record) ? null : rejectionOf(answers);
}

function rejectionOf(answers: readonly ActorAnswer[]): TokenRejection | null {
  return answers.find(({ rejection }) => rejection !== null)?.rejection ?? null;
}

function isNamedByRejection(draft: Draft, record: AuditRecord): boolean {
  return record.outcome === 'denied' && draft.meta.action === undefined && draft.auth === null;
}

function nameByRejection(record: AuditRecord, reason: TokenRejection): AuditRecord {
  return { ...record, action: 'authn.token_rejected', kind: 'auth', reason };
}

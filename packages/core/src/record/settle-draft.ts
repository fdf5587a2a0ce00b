import { KEEPS_OLD_ACTOR } from '../auth/auth-actions.js';
import type { TokenRejection } from '../auth/token-rejected-error.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { type ActorAnswer, chooseActor } from './ask-actor.js';
import type { AuditRecord } from './audit-record.js';
import type { RecordRow } from './blank-record.js';
import { nameActor } from './build-record.js';
import { changesSomething, type Draft, isDescribed } from './draft.js';
import type { RequestEnd } from './request-facts.js';

/** Whether this request makes a record: mutating, described, a read to be recorded, or turned away. */
export function isRecorded(draft: Draft, end: RequestEnd, capture: ResolvedOptions['capture']): boolean {
  if (draft.claimed) return false;
  if (draft.call?.isAudited === false) return draft.auth !== null;
  if (isDescribed(draft)) return true;
  if (draft.areCallsClaimed && !draft.hasWritten) return false;
  const request = { method: draft.facts.method, path: pathOf(draft) };
  if (capture.skip?.(request)) return false;
  if (changesSomething(draft) || end.statusCode === 401 || end.statusCode === 403) return true;
  return capture.reads?.(request) ?? false;
}

/** What `capture` is asked about: each call of a batch by its own path, whatever stands before it. */
function pathOf({ facts, call }: Draft): string {
  const path = facts.url.split('?', 1)[0] ?? '';
  return call === null ? path : path.slice(0, path.lastIndexOf('/') + 1) + call.path;
}

/** Writes the actor in; a rejected token names the record when nothing else did. */
export function finishRecord(draft: Draft, row: RecordRow, answers: readonly ActorAnswer[]): RecordRow {
  const keepsOld = draft.auth !== null && KEEPS_OLD_ACTOR.has(draft.auth);
  const rejection = rejectionOf(answers);
  if (rejection !== null && isNamedByRejection(draft, row)) {
    row.action = 'authn.token_rejected';
    row.kind = 'auth';
    row.reason = rejection;
  }
  return nameActor(row, draft.actor ?? chooseActor(answers, keepsOld));
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

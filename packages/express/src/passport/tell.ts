import { type Audit, AuditError, type AuthAction, type AuthEvent, recordAuth } from '@auditreel/core';
import { whatIsAudited } from '@auditreel/core/adapter';
import type { Request } from 'express';
import { runInKeptDraft } from '../kept-drafts.js';
import { actorOfUser } from './actor-of-user.js';
import type { PassportOptions } from './passport-shapes.js';

/** Records an auth event of a request; session stores may have lost the async context by now. Never throws. */
export function tell(audit: Audit, req: Request, told: AuthEvent & { readonly action: AuthAction }): void {
  const { action, ...event } = told;
  const { onError } = whatIsAudited(audit);
  runInKeptDraft(req, () => recordAuth(audit, action, event)).catch(onError);
}

/** The host's way to make an actor; when it throws, the actor is unknown, and the record is made all the same. */
export function actorMaker<User>(
  audit: Audit,
  { toActor = actorOfUser }: PassportOptions<User>,
): (user: unknown) => NonNullable<AuthEvent['actor']> {
  return function actorOf(user) {
    try {
      return toActor(user as User);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `toActor failed, so the actor is unknown: ${why}`;
      whatIsAudited(audit).onError(new AuditError('ERR_AUDIT_ACTOR', message, { cause }));
      return { type: 'unknown' };
    }
  };
}

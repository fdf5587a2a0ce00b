import { runInDraft } from '../adapter/drafts.js';
import { type Audit, ROOMS } from '../audit.js';
import { AuditError } from '../errors.js';
import type { Actor } from '../record/audit-record.js';
import type { Draft } from '../record/draft.js';
import { asError, whyOf } from '../thrown.js';
import type { AuthAction } from './auth-actions.js';
import { type AuthEvent, recordAuth } from './record-auth.js';

/** An auth event, as a library's hooks tell of it. */
export interface ToldEvent extends AuthEvent {
  readonly action: AuthAction;
}

/** Records what a library told, in this draft or in the running one; what fails here is no business of the host's. */
export async function recordSafely(audit: Audit, told: ToldEvent, draft?: Draft): Promise<void> {
  const { action, ...event } = told;
  await safely(audit, () =>
    draft === undefined
      ? recordAuth(audit, action, event)
      : runInDraft(audit, draft, () => recordAuth(audit, action, event)),
  );
}

/** Runs work of ours; what it throws goes to `onError`, and `undefined` comes back. */
export async function safely<T>(audit: Audit, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    audit[ROOMS].options.onError(asError(error));
    return undefined;
  }
}

/** A host's way to make an actor: when it throws, the actor is unknown, and the record is made all the same. */
export function guardActor<From, To extends Actor | undefined>(
  audit: Audit,
  toActor: (from: From) => To,
): (from: From) => To | Actor {
  return function guardedActor(from) {
    try {
      return toActor(from);
    } catch (cause) {
      const why = whyOf(cause);
      const message = `toActor failed, so the actor is unknown: ${why}`;
      audit[ROOMS].options.onError(new AuditError('ERR_AUDIT_ACTOR', message, { cause }));
      return { type: 'unknown' };
    }
  };
}

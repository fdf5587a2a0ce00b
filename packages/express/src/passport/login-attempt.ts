import type { AuthAction, AuthEvent } from '@auditreel/core';
import { fieldOf, reasonWord, textOf } from './passport-shapes.js';

/** What came of a request's login so far; strategies may be tried in turn. */
export interface LoginAttempt {
  /** `logIn` has signed somebody in, and that is recorded. */
  isDone: boolean;
  /** Whom a strategy has vouched for. */
  user: unknown;
  /** The first refusal: the one that Passport answers with. */
  refusal: { readonly info: unknown; readonly claimed: string | undefined } | null;
  error: unknown;
  strategy: string | undefined;
}

export function newAttempt(): LoginAttempt {
  return { isDone: false, user: undefined, refusal: null, error: undefined, strategy: undefined };
}

type Ended = AuthEvent & { readonly action: AuthAction };

/** How a login that `logIn` did not complete has ended; null when there was none. */
export function outcomeOf(
  attempt: LoginAttempt,
  { statusCode, actorOf }: { readonly statusCode: number | null; readonly actorOf: (user: unknown) => Actor },
): Ended | null {
  const { isDone, user, refusal, error } = attempt;
  if (isDone) return null;
  if (error !== undefined) return { ...FAILED, reason: reasonWord(fieldOf(error, 'code')) ?? 'ERROR' };
  if (user === undefined) return refusal === null ? null : { ...FAILED, ...refused(refusal) };
  // The client has gone before anybody knew: its request says so.
  if (statusCode === null) return null;
  // A callback of the host's own signs in by other means than a session,
  if (statusCode < 300) return { action: 'authn.login', actor: actorOf(user) };
  // sends somebody on who is not in: to a second factor, or to where it says why not,
  if (statusCode < 400) return { action: 'authn.challenge', actor: NOBODY, ...targetOf(actorOf(user)) };
  // or says no after all.
  return { ...FAILED, reason: 'PERMISSION_DENIED', ...targetOf(actorOf(user)) };
}

type Actor = NonNullable<AuthEvent['actor']>;

const NOBODY = { type: 'anonymous' } as const;
const FAILED = { action: 'authn.login', outcome: 'failure', actor: NOBODY } as const;

/** `done(null, false, { reason, accountId })`: what the host's verify function says beside its message. */
function refused({ info, claimed }: NonNullable<LoginAttempt['refusal']>): Partial<AuthEvent> {
  const accountId = textOf(fieldOf(info, 'accountId'));
  return {
    reason: reasonWord(fieldOf(info, 'reason')) ?? 'INVALID_CREDENTIALS',
    ...(claimed === undefined ? {} : { claimed }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

function targetOf({ id }: Actor): Partial<AuthEvent> {
  return id === undefined ? {} : { target: { type: 'user', id, verified: false } };
}

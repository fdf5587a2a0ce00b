import type { AuthAction } from '../auth-actions.js';
import { fieldOf } from '../read-unknown.js';
import type { EndedCall, Said } from './ended-call.js';
import { describeCreated, describeLogin } from './login-paths.js';
import { claimOf, type Describe, say, userTarget } from './say.js';

const REQUESTED = { metadata: { step: 'requested' } };
const DONE = { metadata: { step: 'done' } };

const requestsReset =
  (field: string): Describe =>
  (call) => [say(call, 'password.reset', { ...claimOf(call, field), ...REQUESTED })];

const resets =
  (field: string): Describe =>
  (call) => [
    say(call, 'password.reset', { ...claimOf(call, field), ...userTarget(call.notes.resets), ...DONE }),
  ];

const ofOneself =
  (action: AuthAction): Describe =>
  (call) => [say(call, action, userTarget(call.session?.user.id))];

/** Endpoints by which people change their own account. */
export const ACCOUNT_PATHS: Readonly<Record<string, Describe>> = {
  '/sign-up/email': signUp,
  '/sign-out': (call) => [say(call, 'authn.logout')],
  '/request-password-reset': requestsReset('email'),
  '/forget-password/email-otp': requestsReset('email'),
  '/email-otp/request-password-reset': requestsReset('email'),
  '/phone-number/request-password-reset': requestsReset('phoneNumber'),
  '/reset-password': resets('email'),
  '/email-otp/reset-password': resets('email'),
  '/phone-number/reset-password': resets('phoneNumber'),
  '/change-password': ofOneself('password.change'),
  setPassword: ofOneself('password.change'),
  '/delete-user': deletion,
  '/delete-user/callback': deletion,
  '/delete-anonymous-user': deletion,
  '/revoke-session': ofOneself('session.expire'),
  '/revoke-sessions': ofOneself('session.expire'),
  '/revoke-other-sessions': ofOneself('session.expire'),
  '/multi-session/revoke': ofOneself('session.expire'),
  '/two-factor/enable': enrolment,
  '/two-factor/disable': ofOneself('mfa.remove'),
  '/two-factor/verify-totp': secondFactor,
  '/two-factor/verify-otp': secondFactor,
  '/two-factor/verify-backup-code': secondFactor,
};

/** Answers 200 for an e-mail address that is taken, too, so that nobody can find out. */
function signUp(call: EndedCall): readonly Said[] {
  const claim = claimOf(call, 'email');
  if (call.error !== null) return [say(call, 'user.create', claim)];
  if (call.notes.created.length > 0) return call.newSession ? describeLogin(call) : describeCreated(call);
  return [{ action: 'user.create', outcome: 'failure', reason: 'USER_ALREADY_EXISTS', ...claim }];
}

/** Where the host wants it confirmed, a link is sent first. */
function deletion(call: EndedCall): readonly Said[] {
  const isAsked = call.error === null && call.notes.deleted.length === 0;
  if (isAsked) return [say(call, 'authn.challenge', { metadata: { for: 'user.delete' } })];
  return ofOneself('user.delete')(call);
}

/** Done at once only where the host skips the first code. */
function enrolment(call: EndedCall): readonly Said[] {
  const isDone = fieldOf(call.newSession?.user, 'twoFactorEnabled') === true;
  return [say(call, 'mfa.enroll', { ...userTarget(call.session?.user.id), ...(isDone ? DONE : REQUESTED) })];
}

/** The first code of an enrolment, one more of somebody who is signed in, or the second step of a login. */
function secondFactor(call: EndedCall): readonly Said[] {
  if (call.session === null) return describeLogin(call);
  const isEnrolled = fieldOf(call.session.user, 'twoFactorEnabled') === true;
  if (isEnrolled) return [say(call, 'authn.challenge', userTarget(call.session.user.id))];
  return [say(call, 'mfa.enroll', { ...userTarget(call.session.user.id), ...DONE })];
}

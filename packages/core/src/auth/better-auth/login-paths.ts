import { fieldOf } from '../read-unknown.js';
import type { EndedCall, Said } from './ended-call.js';
import { claimOf, type Describe, say, userTarget } from './say.js';

const byName =
  (field: string): Describe =>
  (call) =>
    describeLogin(call, claimOf(call, field));

const sendsCode =
  (field: string): Describe =>
  (call) => [say(call, 'authn.challenge', claimOf(call, field))];

/** Endpoints by which people sign in, and those that send them a link or code to do it with. */
export const LOGIN_PATHS: Readonly<Record<string, Describe>> = {
  '/sign-in/email': byName('email'),
  '/sign-in/username': byName('username'),
  '/sign-in/phone-number': byName('phoneNumber'),
  '/sign-in/email-otp': byName('email'),
  '/sign-in/social': describeLogin,
  '/sign-in/anonymous': describeLogin,
  '/phone-number/verify': verifiesPhone,
  '/callback/:id': describeLogin,
  '/magic-link/verify': describeLogin,
  '/one-tap/callback': describeLogin,
  '/one-time-token/verify': describeLogin,
  '/siwe/verify': describeLogin,
  '/passkey/verify-authentication': describeLogin,
  '/sso/callback': describeLogin,
  '/sso/callback/:providerId': describeLogin,
  '/sso/saml2/callback/:providerId': describeLogin,
  '/sso/saml2/sp/acs/:providerId': describeLogin,
  '/sign-in/magic-link': sendsCode('email'),
  '/email-otp/send-verification-otp': sendsCode('email'),
  '/phone-number/send-otp': sendsCode('phoneNumber'),
  '/two-factor/send-otp': (call) => [say(call, 'authn.challenge')],
};

/** A sign-in: of somebody new, of somebody who must still give a second factor, or one that failed. */
export function describeLogin(call: EndedCall, claim: Pick<Said, 'claim'> = {}): readonly Said[] {
  // Somebody who is signed in links an account: that is no login, and fails as none.
  if (call.error !== null && call.notes.links) return [];
  if (call.error !== null) return [say(call, 'authn.login', { by: 'nobody', ...claim })];
  const { openedFor } = call.notes;
  if (call.newSession !== null)
    return [...describeCreated(call), say(call, 'authn.login', { by: 'newcomer' })];
  if (openedFor === null) return describeCreated(call);
  const challenge = say(call, 'authn.challenge', { by: 'nobody', ...claim, accountId: openedFor });
  return [...describeCreated(call), challenge];
}

/** A code that was sent by phone: it signs in, unless the client wants its number proved only. */
function verifiesPhone(call: EndedCall): readonly Said[] {
  const { body } = call;
  const isOnlyProof = fieldOf(body, 'updatePhoneNumber') === true || fieldOf(body, 'disableSession') === true;
  return isOnlyProof ? describeCreated(call) : byName('phoneNumber')(call);
}

/** The users that a call made; who signs up and is signed in at once has done it as that user. */
export function describeCreated(call: EndedCall): readonly Said[] {
  const by = call.newSession === null ? {} : { by: 'newcomer' as const };
  return call.notes.created.map((id) => say(call, 'user.create', { ...by, ...userTarget(id) }));
}

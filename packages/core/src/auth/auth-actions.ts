/** The auth events that auditreel has names for. */
export const AUTH_ACTIONS = [
  'authn.login',
  'authn.logout',
  'authn.challenge',
  'authn.token_rejected',
  'authn.token_reuse',
  'session.create',
  'session.expire',
  'password.change',
  'password.reset',
  'mfa.enroll',
  'mfa.remove',
  'user.create',
  'user.delete',
  'user.lock',
  'user.unlock',
  'role.assign',
  'role.remove',
  'member.add',
  'member.remove',
  'apikey.create',
  'apikey.revoke',
  'impersonation.start',
  'impersonation.stop',
  'authz.denied',
] as const;

export type AuthAction = (typeof AUTH_ACTIONS)[number];

/** OCSF's words for why authentication failed, and those of token verification. */
export type AuthReason =
  | 'INVALID_CREDENTIALS'
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_LOCKED_OUT'
  | 'ACCOUNT_EXPIRED'
  | 'PASSWORD_EXPIRED'
  | 'USER_DOES_NOT_EXIST'
  | 'MFA_REQUIRED'
  | 'MFA_FAILED'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'TOKEN_SIGNATURE_INVALID'
  | 'TOKEN_CLAIM_INVALID'
  | 'TOKEN_REUSED'
  | 'POLICY_VIOLATION'
  | 'PERMISSION_DENIED'
  // Keeps completion for the list while hosts may use words of their own.
  | (string & Record<never, never>);

/** Actions whose actor is who was signed in before, not after. */
export const KEEPS_OLD_ACTOR: ReadonlySet<AuthAction> = new Set<AuthAction>([
  'authn.logout',
  'user.delete',
  'impersonation.start',
  'impersonation.stop',
  'session.expire',
]);

/** Actions that end the recorded session when they succeed. */
export const ENDS_SESSION: ReadonlySet<AuthAction> = new Set<AuthAction>([
  'authn.logout',
  'user.delete',
  'impersonation.start',
  'impersonation.stop',
]);

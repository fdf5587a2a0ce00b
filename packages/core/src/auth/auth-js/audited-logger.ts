import type { Audit } from '../../audit.js';
import type { AuthAction } from '../auth-actions.js';
import { fieldOf, reasonWord, textAt } from '../read-unknown.js';
import { functionIn } from './auth-js-shapes.js';
import { logAuthJsError } from './log-auth-js-error.js';
import { tellFailure, wasTold } from './told-failures.js';

/** What Auth.js logs when a sign-in fails, and OCSF's word for it. */
const LOGIN_FAILURES: ReadonlyMap<unknown, string> = new Map([
  ['CredentialsSignin', 'INVALID_CREDENTIALS'],
  ['AccessDenied', 'PERMISSION_DENIED'],
  ['Verification', 'TOKEN_INVALID'],
  ['CallbackRouteError', 'ERROR'],
  ['OAuthCallbackError', 'INVALID_CREDENTIALS'],
  ['OAuthProfileParseError', 'INVALID_CREDENTIALS'],
  ['OAuthAccountNotLinked', 'ACCOUNT_NOT_LINKED'],
  ['AccountNotLinked', 'ACCOUNT_NOT_LINKED'],
  ['InvalidCheck', 'POLICY_VIOLATION'],
  ['WebAuthnVerificationError', 'INVALID_CREDENTIALS'],
]);

/** `CSRF token was missing during an action …` */
const ACTIONS: Readonly<Record<string, AuthAction>> = {
  callback: 'authn.login',
  signin: 'authn.challenge',
  signout: 'authn.logout',
};

/** The host's logger. Every error of Auth.js passes it, in the request that it is of; for most there is no event. */
export function auditedLogger(audit: Audit, logger: object | undefined): object {
  const log = functionIn(logger, 'error') ?? logAuthJsError;
  return {
    ...logger,
    ...kept(logger, 'warn'),
    ...kept(logger, 'debug'),
    error(error: unknown): void {
      void tellError(audit, error);
      log(error);
    },
  };
}

/** Bound: a logger may be an instance of a class, and Auth.js takes its methods out of it. */
function kept(logger: object | undefined, name: string): object {
  const method = functionIn(logger, name);
  return method === undefined ? {} : { [name]: method };
}

async function tellError(audit: Audit, error: unknown): Promise<void> {
  if (wasTold(audit, error)) return;
  const type = fieldOf(error, 'type');
  if (type === 'MissingCSRF') {
    const action = ACTIONS[/during an action (\w+)/.exec(textAt(error, 'message') ?? '')?.[1] ?? ''];
    if (action !== undefined) await tellFailure(audit, { action, reason: 'POLICY_VIOLATION' });
    return;
  }
  const reason = LOGIN_FAILURES.get(type);
  if (reason === undefined) return;
  const cause = fieldOf(fieldOf(error, 'cause'), 'err');
  // A host's own error may have a code; Auth.js's have none.
  const word = type === 'CallbackRouteError' ? reasonWord(fieldOf(cause, 'code')) : undefined;
  const provider = textAt(error, 'cause', 'provider');
  await tellFailure(audit, {
    action: 'authn.login',
    reason: word ?? reason,
    ...(provider === undefined ? {} : { metadata: { provider } }),
  });
}

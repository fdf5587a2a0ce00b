import type { Audit } from '../../audit.js';
import { fieldOf, textAt } from '../read-unknown.js';
import type { ToldEvent } from '../record-safely.js';
import { functionIn, type HostFunction } from './auth-js-shapes.js';
import { tellFailure } from './told-failures.js';

/** The host's callbacks; a `signIn` that says no is a failed login of whom it was asked about. */
export function auditedCallbacks(audit: Audit, callbacks: object | undefined): object | undefined {
  const signIn = functionIn(callbacks, 'signIn');
  if (signIn === undefined) return callbacks;
  return { ...callbacks, signIn: audited(audit, signIn) };
}

function audited(audit: Audit, signIn: HostFunction): HostFunction {
  return async function auditedSignIn(...args) {
    let answer: unknown;
    try {
      answer = await signIn(...args);
    } catch (error) {
      await tellFailure(audit, { ...whoWasRefused(args[0]), reason: 'PERMISSION_DENIED' }, error);
      throw error;
    }
    if (!answer) await tellFailure(audit, { ...whoWasRefused(args[0]), reason: 'PERMISSION_DENIED' });
    // Sent elsewhere, to a second step or a page that says why: nobody is signed in.
    if (typeof answer === 'string' && answer !== '')
      await tellFailure(audit, { ...whoWasRefused(args[0]), reason: 'REDIRECTED' });
    return answer;
  };
}

function whoWasRefused(asked: unknown): Pick<ToldEvent, 'action' | 'claimed' | 'accountId'> {
  const isAskedForLink = fieldOf(fieldOf(asked, 'email'), 'verificationRequest') === true;
  const account = fieldOf(asked, 'account');
  const claimed = textAt(asked, 'user', 'email') ?? textAt(asked, 'user', 'name');
  const accountId = accountOf(account);
  return {
    action: isAskedForLink ? 'authn.challenge' : 'authn.login',
    ...(claimed === undefined ? {} : { claimed }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/** An e-mail address that asks for a link need not be anybody's; other accounts are proved by now. */
function accountOf(account: unknown): string | undefined {
  const id = textAt(account, 'providerAccountId');
  switch (fieldOf(account, 'type')) {
    case 'email':
      return undefined;
    case 'credentials':
      return id;
    default:
      return id === undefined ? undefined : `${textAt(account, 'provider') ?? ''}:${id}`;
  }
}

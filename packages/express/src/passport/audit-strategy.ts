import type { Audit } from '@auditreel/core';
import type { Request } from 'express';
import { auditMiddleware } from '../audit-middleware.js';
import { runInKeptDraft } from '../kept-drafts.js';
import { claimedName } from './claimed-name.js';
import type { LoginAttempt } from './login-attempt.js';
import { fieldOf, type PassportOptions, type PassportStrategy } from './passport-shapes.js';
import { watchLogin } from './watch-login.js';

/** What Passport gives a strategy for each request. */
interface Actions {
  success(user: unknown, info?: unknown): unknown;
  fail(info?: unknown, status?: number): unknown;
  error(error: unknown): unknown;
}

type Authenticate = (this: Actions, req: Request, options?: unknown) => unknown;

/**
 * A strategy by which people sign in, so that its refusals and errors are recorded too. Leave those alone that check a
 * token with every request: they sign nobody in.
 * @throws SecretError at boot, when `createAudit` got no secret
 * @example passport.use(auditStrategy(audit, new LocalStrategy(verify)));
 */
export function auditStrategy<Strategy extends PassportStrategy, User = unknown>(
  audit: Audit,
  strategy: Strategy,
  options: PassportOptions<User> = {},
): Strategy {
  const audits = auditMiddleware(audit);
  const inner = strategy.authenticate as unknown as Authenticate;
  const authenticate: Authenticate = function authenticate(req, given) {
    const run = (): unknown => Reflect.apply(inner, this, [req, given]);
    const { res } = req;
    // `passport.authorize` adds an account to who is signed in already.
    if (res === undefined || fieldOf(given, 'assignProperty') !== undefined) return run();
    return audits(req, res, () =>
      runInKeptDraft(req, () => {
        const attempt = watchLogin(audit, req, options);
        listen(this, attempt, () => claimedName(req, strategy, options));
        attempt.strategy ??= strategy.name;
        return run();
      }),
    );
  };
  const audited: Strategy = Object.create(strategy) as Strategy;
  Object.defineProperty(audited, 'authenticate', { value: authenticate, writable: true, configurable: true });
  return audited;
}

/** Hears what the strategy decides, and lets Passport go on with it. */
function listen(actions: Actions, attempt: LoginAttempt, claimed: () => string | undefined): void {
  const { success, fail, error } = actions;
  actions.success = (user, info) => {
    attempt.user = user;
    return success.call(actions, user, info);
  };
  actions.fail = (info, status) => {
    attempt.refusal ??= { info, claimed: claimed() };
    return fail.call(actions, info, status);
  };
  actions.error = (cause) => {
    attempt.error = cause ?? new Error('The strategy failed');
    return error.call(actions, cause);
  };
}

import type { Audit } from '@auditreel/core';
import type { RequestHandler } from 'express';
import { auditMiddleware } from '../audit-middleware.js';
import type { PassportOptions } from './passport-shapes.js';
import { watchLogin } from './watch-login.js';
import { watchLogout } from './watch-logout.js';

/**
 * Records whom `req.logIn` signs in and `req.logout` signs out, whatever route calls them. Use it right behind
 * `passport.session()`.
 * @throws SecretError at boot, when `createAudit` got no secret
 * @example app.use(passport.session(), auditPassport(audit));
 */
export function auditPassport<User = unknown>(
  audit: Audit,
  options: PassportOptions<User> = {},
): RequestHandler {
  const audits = auditMiddleware(audit);
  let hasWarned = false;
  return function auditPassport(req, res, next) {
    audits(req, res, () => {
      if (watchLogout(audit, req, options)) watchLogin(audit, req, options);
      else if (!hasWarned) {
        hasWarned = true;
        process.emitWarning(TOO_EARLY, { code: 'ERR_AUDIT_OPTIONS' });
      }
      next();
    });
  };
}

const TOO_EARLY =
  'auditPassport() ran before Passport, so no logout is recorded. Use: app.use(passport.session(), auditPassport(audit))';

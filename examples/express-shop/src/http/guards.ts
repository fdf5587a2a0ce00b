import type { Request, RequestHandler } from 'express';
import type { User } from '../../generated/client.js';
import { ShopError } from './shop-error.js';

/** Sends strangers to the login form, and brings them back afterwards. */
export function requireLogin(): RequestHandler {
  return function requireLogin(req, res, next) {
    if (req.visitor.user) return next();
    const isPageView = req.method === 'GET' && req.accepts(['html', 'json']) === 'html';
    if (isPageView) return res.redirect(303, `/login?next=${encodeURIComponent(req.originalUrl)}`);
    next(new ShopError(401, 'Please sign in first.'));
  };
}

/** An admin who acts as a customer may do what the customer may, no more. */
export function requireAdmin(): RequestHandler {
  return function requireAdmin(req, _res, next) {
    if (req.visitor.user?.role === 'admin') next();
    else next(new ShopError(403, 'This part of the shop is for the people who run it.'));
  };
}

/** For handlers behind `requireLogin`. */
export function signedInUser(req: Request): User {
  const { user } = req.visitor;
  if (!user) throw new ShopError(401, 'Please sign in first.');
  return user;
}

import type { Request, RequestHandler } from 'express';
import { ShopError } from './shop-error.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what another site made the browser send. A client that is no browser sends neither header. */
export function sameOrigin(): RequestHandler {
  return function sameOrigin(req, _res, next) {
    if (SAFE_METHODS.has(req.method) || cameFromHere(req)) next();
    else next(new ShopError(403, 'This request came from another site, so we didn’t follow it.'));
  };
}

function cameFromHere(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = req.get('origin');
  return !origin || hostOf(origin) === req.get('host');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

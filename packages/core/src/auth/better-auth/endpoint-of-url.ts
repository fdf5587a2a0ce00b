import type { Audit } from '../../audit.js';
import { routeOf } from '../../protocol/route-of.js';
import { fieldOf } from '../read-unknown.js';
import { belowBasePath } from './base-paths.js';
import type { BetterAuthHandler } from './better-auth-shapes.js';
import { isNamed } from './describe-call.js';

/** Endpoints of links, which are followed; the others that have a name are posted to. */
const FOLLOWED: ReadonlySet<string> = new Set([
  '/magic-link/verify',
  '/delete-user/callback',
  '/sso/callback',
]);

/** The named endpoint that a request is to; null where better-auth would not serve it. */
export function endpointOfRequest(
  audit: Audit,
  { method, url }: Request,
  auth: BetterAuthHandler,
): string | null {
  const path = belowBasePath(audit, pathnameOf(url))?.rest;
  return path !== undefined && isNamed(path) && takes(auth, path, method) ? path : null;
}

/** The endpoint's template below better-auth's own address; of any other address what holds no values. */
export function routeOfEndpoint(audit: Audit, url: string, path: string): string {
  const pathname = pathnameOf(url);
  const below = belowBasePath(audit, pathname);
  return below === null ? routeOf(pathname) : below.base + path;
}

/** Which endpoints there are depends on the host's plugins; only what stands around `betterAuth()` hides them. */
function takes({ api }: BetterAuthHandler, path: string, method: string): boolean {
  if (api === undefined) return method === (FOLLOWED.has(path) ? 'GET' : 'POST');
  return Object.values(api).some((endpoint: unknown) => {
    if (typeof endpoint !== 'function' || Reflect.get(endpoint, 'path') !== path) return false;
    return [fieldOf(Reflect.get(endpoint, 'options'), 'method')].flat().includes(method);
  });
}

function pathnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '/';
}

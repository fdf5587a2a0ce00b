import { hostConfigOf } from './host-config.js';
import { matchOf } from './match-of.js';
import { withoutSlash } from './mount-path.js';
import type { Answered } from './recorder-route-check.js';

/** What Next answers for itself: requests of its development overlay, and redirects to the path with or without its slash. */
export function isNextsOwn(answered: Answered): boolean {
  if (matchOf(answered.request) !== null) return false;
  return isOverlay(answered) || isSlashRedirect(answered);
}

function isOverlay({ request, draft }: Answered): boolean {
  if (process.env.NODE_ENV !== 'development') return false;
  return draft.facts.url.startsWith(`${hostConfigOf(request)?.basePath ?? ''}/__nextjs_`);
}

/** The client sends it again to where it is told, and that is the request. */
export function isSlashRedirect({ response, draft, statusCode }: Omit<Answered, 'request'>): boolean {
  const location = response.getHeader('location');
  if (statusCode !== 308 || typeof location !== 'string') return false;
  return bare(location) === bare(draft.facts.url);
}

function bare(address: string): string {
  return withoutSlash(new URL(address, 'http://localhost').pathname);
}

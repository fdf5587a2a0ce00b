import { hostConfigOf } from './host-config.js';
import { matchOf } from './match-of.js';
import type { Answered } from './recorder-route-check.js';

/** What Next answers for itself: requests of its development overlay, and redirects to the path with or without its slash. */
export function isNextsOwn(answered: Answered): boolean {
  if (matchOf(answered.request) !== null) return false;
  return isOverlay(answered) || isSlashRedirect(answered);
}

function isOverlay({ request, draft }: Answered): boolean {
  const start = `${hostConfigOf(request)?.basePath ?? ''}/__nextjs_`;
  return process.env.NODE_ENV === 'development' && draft.facts.url.startsWith(start);
}

/** The client sends it again to where it is told, and that is the request. */
export function isSlashRedirect({ response, draft }: Answered): boolean {
  const location = response.getHeader('location');
  if (response.statusCode !== 308 || typeof location !== 'string') return false;
  return bare(location) === bare(draft.facts.url);
}

function bare(address: string): string {
  const path = new URL(address, 'http://localhost').pathname;
  return path.replace(/\/+$/, '');
}

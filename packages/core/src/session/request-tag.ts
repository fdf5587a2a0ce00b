import { parseContext, parseNavigation } from '../protocol/context.js';
import { CONTEXT_HEADER, NAVIGATION_COOKIE, SESSION_COOKIE } from '../protocol/names.js';
import { isMutating } from '../record/classify.js';
import { cookieOf } from '../record/cookies.js';
import type { RequestFacts } from '../record/request-facts.js';

/** What the page says about a request: which one of which tab it is, and in which session. */
export interface RequestTag {
  /** Signed, but not verified yet: out of the header, else out of the cookie. */
  readonly sessionToken: string | null;
  readonly requestId: string | null;
  readonly tabId: string | null;
}

/** Reads the recorder's header and cookies, once a request. */
export function requestTag(facts: RequestFacts): RequestTag {
  const context = parseContext(facts.header(CONTEXT_HEADER));
  if (context !== null && context.sessionToken !== '') return context;
  const cookies = facts.header('cookie');
  const sessionToken = sessionCookie(cookies);
  const request = context ?? (isNavigation(facts) ? navigationOf(cookies) : null);
  return { sessionToken, requestId: request?.requestId ?? null, tabId: request?.tabId ?? null };
}

/** The session token in a `Cookie` header. The `__Host-` form wins: no subdomain can set it. */
export function sessionCookie(header: string | undefined): string | null {
  return cookieOf(header, SESSION_COOKIE.secure) ?? cookieOf(header, SESSION_COOKIE.plain);
}

/** The cookie outlives its post by seconds: the page that follows a redirect is another request. */
function isNavigation(facts: RequestFacts): boolean {
  return isMutating(facts.method) && facts.header('sec-fetch-mode') === 'navigate';
}

function navigationOf(cookies: string | undefined): ReturnType<typeof parseNavigation> {
  return parseNavigation(cookieOf(cookies, NAVIGATION_COOKIE));
}

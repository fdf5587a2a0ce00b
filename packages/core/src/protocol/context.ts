/** What the browser says about one request, in the `x-audit-ctx` header. */
export interface RequestContext {
  /** Signed session token, or an empty string before the first session answer. */
  readonly sessionToken: string;
  readonly tabId: string;
  readonly requestId: string;
  /** When the page sent the request: ms since 1970 UTC, browser clock. */
  readonly t: number;
}

/** What a form post's navigation cookie says; it carries no token and raises no trust. */
export type NavigationContext = Omit<RequestContext, 'sessionToken'>;

const VERSION = 'v1';
const MAX_HEADER = 2048;
const WIRE_ID = /^[A-Za-z0-9_-]{1,64}$/;
const CONTEXT = /^v1;([A-Za-z0-9_.-]{0,1024});([A-Za-z0-9_-]{1,64});([A-Za-z0-9_-]{1,64});(\d{1,15})$/;
const MS = /^\d{1,15}$/;

/**
 * Whether a value may stand as a tab, page or request id: 1 to 64 of `A-Z a-z 0-9 _ -`.
 * @example isWireId('r-42') // true
 */
export function isWireId(value: unknown): value is string {
  return typeof value === 'string' && WIRE_ID.test(value);
}

/**
 * The value of the `x-audit-ctx` header.
 * @example formatContext({ sessionToken: '', tabId: 'a', requestId: 'r', t: 1 }) // 'v1;;a;r;1'
 */
export function formatContext(context: RequestContext): string {
  return [VERSION, context.sessionToken, context.tabId, context.requestId, Math.round(context.t)].join(';');
}

/**
 * Reads an `x-audit-ctx` header; anything malformed is `null`, never an error.
 * @example parseContext('v1;;a;r;1') // { sessionToken: '', tabId: 'a', requestId: 'r', t: 1 }
 */
export function parseContext(value: string | null | undefined): RequestContext | null {
  if (!value || value.length > MAX_HEADER) return null;
  const [, sessionToken, tabId, requestId, t] = CONTEXT.exec(value) ?? [];
  if (sessionToken === undefined || tabId === undefined || requestId === undefined) return null;
  return { sessionToken, tabId, requestId, t: Number(t) };
}

/**
 * The value of the navigation cookie.
 * @example formatNavigation({ tabId: 'a', requestId: 'r', t: 1 }) // 'r.a.1'
 */
export function formatNavigation(context: NavigationContext): string {
  return [context.requestId, context.tabId, Math.round(context.t)].join('.');
}

/**
 * Reads a navigation cookie; anything malformed is `null`.
 * @example parseNavigation('r.a.1') // { tabId: 'a', requestId: 'r', t: 1 }
 */
export function parseNavigation(value: string | null | undefined): NavigationContext | null {
  if (!value || value.length > 256) return null;
  const [requestId, tabId, t, ...rest] = value.split('.');
  if (rest.length > 0 || !isWireId(requestId) || !isWireId(tabId) || t === undefined || !MS.test(t))
    return null;
  return { tabId, requestId, t: Number(t) };
}

/** Version of everything that browser and server say to each other. */
export const PROTOCOL_VERSION = 1;

/** Where the recorder's routes live in the host app, unless `createAudit({ path })` says otherwise. */
export const DEFAULT_PATH = '/api/auditreel';

/** Request header that carries the session token and the request's own id. */
export const CONTEXT_HEADER = 'x-audit-ctx';

/** Response header by which the server tells the recorder that its session is over. */
export const SESSION_HEADER = 'x-audit-session';

/**
 * The value of {@link SESSION_HEADER} for one session token: a cache that keeps such an answer ends nobody else's session.
 */
export function sessionEnded(token: string): string {
  return `ended;${token.slice(-8)}`;
}

/** Cookie with the session token: `secure` on https pages, `plain` on http. */
export const SESSION_COOKIE: { readonly secure: string; readonly plain: string } = {
  secure: '__Host-auditreel',
  plain: 'auditreel',
};

/** Ten-second cookie that carries a form post's request id over its navigation. */
export const NAVIGATION_COOKIE = 'auditreel_nav';

/** Media type of an uploaded chunk. */
export const CHUNK_TYPE = 'application/vnd.auditreel.chunk';

/** Tag of the custom event before each snapshot that says which colours the person sees: `{ dark: boolean }`. */
export const MEDIA_TAG = 'auditreel.media';

/** Tag of the rrweb custom event that marks a request in the recording. */
export const REQUEST_MARK_TAG = 'auditreel.request';

/**
 * Tag of the custom event with the picture of a canvas: `{ id, image }`, the node and a `data:` address of a WebP, PNG or JPEG, of
 * at most 300,000 characters.
 */
export const CANVAS_TAG = 'auditreel.canvas';

/** Tag of the custom event for an error that the page wrote to its console: `{ level: 'error', message }`. */
export const CONSOLE_TAG = 'auditreel.console';

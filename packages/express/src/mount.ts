import type { Authorize, MountableHandler } from '@auditreel/core';
import { answerMounted, checkAuthorize, sendResponse, webRequest } from '@auditreel/core/adapter';
import type { Request as ExpressRequest, RequestHandler } from 'express';
import { keptDraft } from './kept-drafts.js';
import { originalPath } from './original-path.js';
import { schemeOf } from './scheme-of.js';

/** Options of {@link mount}. */
export interface MountOptions {
  /** Who may look; asked on every request. Null is answered 403, a Response is sent as it is. */
  readonly authorize: Authorize<ExpressRequest>;
}

/**
 * Mounts a web-standard handler, such as `createViewer(audit)`, behind the host's own idea of who may look.
 * @throws OptionsError at boot, without `authorize`
 * @example app.use('/admin/audit', mount(createViewer(audit), { authorize: (req) => viewerOf(req) }));
 */
export function mount(handler: MountableHandler, options: MountOptions): RequestHandler {
  const authorize = checkAuthorize(options, LINES);
  return function mountedHandler(req, res, next) {
    const path = originalPath(req);
    const scheme = schemeOf(req);
    answerMounted(
      { handler, authorize },
      {
        native: req,
        header: (name) => req.get(name),
        basePath: basePathOf(req),
        peerAddress: req.socket.remoteAddress ?? null,
        draft: keptDraft(req),
        redirectTo: withSlash(req),
        request: (maxBody) => webRequest(req, { path, scheme, maxBody }),
      },
    )
      .then((response) => sendResponse(response, res))
      .catch(next);
  };
}

const LINES = [
  "app.use('/admin/audit', mount(createViewer(audit), {",
  "  authorize: (req) => (req.user?.isAdmin ? { actor: { type: 'user', id: req.user.id } } : null),",
  '}));',
];

/** Normalized as a web request's path is, so that one begins with the other. */
function basePathOf(req: ExpressRequest): string {
  return new URL(`http://localhost${req.baseUrl}`).pathname.replace(/\/+$/, '');
}

/** Where to go when the mount's root was asked for without its slash, against which relative links are read. */
function withSlash(req: ExpressRequest): string | null {
  const [path = '', query] = originalPath(req).split('?', 2);
  if (req.method !== 'GET' || req.baseUrl === '' || path !== req.baseUrl) return null;
  return `${path.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`;
}

import { type Authorize, type MountableHandler, OptionsError, type ViewerIdentity } from '@auditreel/core';
import { claimDraft, readAuthorization } from '@auditreel/core/adapter';
import type { Request as ExpressRequest, RequestHandler } from 'express';
import { keptDraft } from './kept-drafts.js';
import { originalPath } from './original-path.js';
import { forbidden, tooLarge } from './refusals.js';
import { sendResponse } from './send-response.js';
import { BodyTooLargeError } from './web-body.js';
import { webRequest } from './web-request.js';

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
  const authorize = checkAuthorize(options);
  return function mountedHandler(req, res, next) {
    answer(req, { handler, authorize })
      .then((response) => sendResponse(response, res))
      .catch(next);
  };
}

const MAX_BODY = 1024 * 1024;

interface Mounted extends MountOptions {
  readonly handler: MountableHandler;
}

async function answer(req: ExpressRequest, { handler, authorize }: Mounted): Promise<Response> {
  const viewer = readAuthorization(await authorize(req));
  if (viewer === null) return forbidden(req);
  if (!('actor' in viewer)) return viewer;
  const draft = keptDraft(req);
  if (draft !== undefined) claimDraft(draft);
  const rootWithSlash = withSlash(req);
  if (rootWithSlash !== null)
    return new Response(null, { status: 302, headers: { location: rootWithSlash } });
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY) return tooLarge(MAX_BODY);
  return look(req, viewer, handler);
}

async function look(
  req: ExpressRequest,
  viewer: ViewerIdentity,
  handler: MountableHandler,
): Promise<Response> {
  const request = webRequest(req, { path: originalPath(req), maxBody: MAX_BODY });
  const basePath = new URL(new URL(request.url).origin + req.baseUrl).pathname.replace(/\/+$/, '');
  try {
    return await handler(request, { basePath, viewer, peerAddress: req.socket.remoteAddress ?? null });
  } catch (error) {
    if (error instanceof BodyTooLargeError) return tooLarge(MAX_BODY);
    throw error;
  }
}

/** Where to go when the mount's root was asked for without its slash, against which relative links are read. */
function withSlash(req: ExpressRequest): string | null {
  const [path = '', query] = originalPath(req).split('?', 2);
  if (req.method !== 'GET' || req.baseUrl === '' || path !== req.baseUrl) return null;
  return `${path.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`;
}

function checkAuthorize(options: Partial<MountOptions> | undefined): MountOptions['authorize'] {
  if (typeof options?.authorize === 'function') return options.authorize;
  throw new OptionsError(
    'authorize',
    [
      'mount needs to know who may look. Give it a function:',
      '',
      "  app.use('/admin/audit', mount(createViewer(audit), {",
      "    authorize: (req) => (req.user?.isAdmin ? { actor: { type: 'user', id: req.user.id } } : null),",
      '  }));',
    ].join('\n'),
  );
}

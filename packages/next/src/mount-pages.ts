import type { Authorize, MountableHandler } from '@auditreel/core';
import {
  answerMounted,
  checkAuthorize,
  currentDraft,
  sendResponse,
  webRequest,
} from '@auditreel/core/adapter';
import type { NextApiHandler, NextApiRequest } from 'next';
import { catchAllOf, mountPathOf } from './mount-path.js';
import { pagesPathOf } from './pages-path-of.js';

/** Options of {@link mountPages}. */
export interface PagesMountOptions {
  /** Who may look; asked on every request. Null is answered 403, a Response is sent as it is. */
  readonly authorize: Authorize<NextApiRequest>;
}

/**
 * `mount` for an API route of the Pages Router.
 * @throws OptionsError when the module is evaluated, without `authorize`
 * @example
 * // pages/api/admin/audit/[[...path]].ts
 * export const config = { api: { bodyParser: false } };
 * export default mountPages(createViewer(audit), { authorize: (req) => viewerOf(req) });
 */
export function mountPages(handler: MountableHandler, options: PagesMountOptions): NextApiHandler {
  const authorize = checkAuthorize(options, LINES);
  return async function mountedHandler(req, res) {
    const url = pagesPathOf(req);
    const response = await answerMounted(
      { handler, authorize },
      {
        native: req,
        header: (name) => [req.headers[name] ?? null].flat()[0],
        basePath: mountPathOf(url.split('?', 1)[0] ?? '', catchAllOf(req.query)),
        peerAddress: req.socket.remoteAddress ?? null,
        draft: currentDraft(),
        request: (maxBody) => webRequest(req, { path: url, maxBody }),
      },
    );
    await sendResponse(response, res);
  };
}

const LINES = [
  'export default mountPages(createViewer(audit), {',
  "  authorize: async (req) => ((await isAdmin(req)) ? { actor: { type: 'user', id } } : null),",
  '});',
];

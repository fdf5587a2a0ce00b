import type { Authorize, MountableHandler } from '@auditreel/core';
import { answerMounted, checkAuthorize, currentDraft } from '@auditreel/core/adapter';
import type { NextRequest } from 'next/server.js';
import { basePathOf, catchAllOf, mountPathOf, withoutSlash } from './mount-path.js';
import { webRequestOf } from './web-request-of.js';

/** Options of {@link mount}. */
export interface NextMountOptions {
  /** Who may look; asked on every request. Null is answered 403, a Response is sent as it is. */
  readonly authorize: Authorize<NextRequest>;
}

/** What Next hands to a route handler beside its request. */
export interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

type Route = (request: NextRequest, context: RouteContext) => Promise<Response>;

/** What a route file exports for a mounted handler; Next makes HEAD of GET. */
export interface RouteHandlers {
  readonly GET: Route;
  readonly POST: Route;
}

/**
 * Mounts a web-standard handler, such as `createViewer(audit)`, behind the host's own idea of who may look.
 * @throws OptionsError when the module is evaluated, without `authorize`
 * @example
 * // app/admin/audit/[[...path]]/route.ts
 * export const { GET, POST } = mount(createViewer(audit), { authorize: (request) => viewerOf(request) });
 */
export function mount(handler: MountableHandler, options: NextMountOptions): RouteHandlers {
  const authorize = checkAuthorize(options, LINES);
  async function mountedHandler(request: NextRequest, context: RouteContext): Promise<Response> {
    const draft = currentDraft();
    const path = withoutSlash(basePathOf(draft?.facts.url, request.nextUrl) + request.nextUrl.pathname);
    const caught = catchAllOf(await context.params);
    return answerMounted(
      { handler, authorize },
      {
        native: request,
        header: (name) => request.headers.get(name),
        basePath: mountPathOf(path, caught),
        peerAddress: draft?.facts.peerAddress ?? null,
        draft,
        request: (maxBody) => webRequestOf(request, { path, maxBody }),
      },
    );
  }
  return { GET: mountedHandler, POST: mountedHandler };
}

const LINES = [
  'export const { GET, POST } = mount(createViewer(audit), {',
  "  authorize: async (request) => ((await isAdmin(request)) ? { actor: { type: 'user', id } } : null),",
  '});',
];

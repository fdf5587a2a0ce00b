import type { Audit } from '@auditreel/core';
import { type CallHost, callContract, type ServedRouter } from '@auditreel/trpc/testing';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createNextApiHandler } from '@trpc/server/adapters/next';
import type { NextApiHandler } from 'next';
import { instrument } from './node.js';
import { hostOf } from './testing/host-of.js';
import { listen, nextServer } from './testing/next-server.js';

const host = hostOf({ name: 'trpc', basePath: '' });
const CALLS: unique symbol = Symbol.for('auditreel.calls') as never;

const ROUTE = `const handler = (req) => globalThis[Symbol.for('auditreel.calls')].answer(req);
export { handler as GET, handler as POST };
`;

/** Next's own parser hands on a bare JSON string without its quotes, which tRPC then takes for broken JSON. */
const PAGES_ROUTE = `export default (req, res) => globalThis[Symbol.for('auditreel.calls')].answerPages(req, res);
export const config = { api: { bodyParser: false } };
`;

const RECORDER = `import { mountRecorder } from '@auditreel/next';

export const POST = (req) => mountRecorder(globalThis[Symbol.for('auditreel.calls')].audit).POST(req);
`;

/** Whichever test runs; its own copy of tRPC answers, because one does not know the tracked items of another. */
interface Calls {
  readonly audit: Audit;
  answer(req: Request): Promise<Response>;
  readonly answerPages: NextApiHandler;
}

/** Both routers' routes, in one build. */
const more = {
  'app/api/trpc/[trpc]/route.js': ROUTE,
  'pages/api/pages-trpc/[trpc].js': PAGES_ROUTE,
  'app/api/auditreel/[...path]/route.js': RECORDER,
};

const onNext = (path: string): CallHost => ({
  seesRequests: true,
  path,
  route: `${path}/:trpc`,
  serve: async (app) => {
    const handle = await nextServer({ ...host, scenarios: [], more }, false);
    const calls = {
      audit: app.audit,
      answer: (req: Request) => answer(app, req),
      answerPages: pagesHandler(app),
    };
    (globalThis as { [CALLS]?: Calls })[CALLS] = calls;
    instrument(app.audit);
    return listen(handle);
  },
});

function answer({ router, contextOf }: ServedRouter, req: Request): Promise<Response> {
  const createContext = () => contextOf(req, (name) => req.headers.get(name));
  return fetchRequestHandler({ endpoint: '/api/trpc', req, router, createContext });
}

function pagesHandler({ router, contextOf }: ServedRouter): NextApiHandler {
  return createNextApiHandler({
    router,
    createContext: ({ req }) => contextOf(req, (name) => req.headers[name]?.toString()),
  });
}

callContract(`Next ${host.major}`, onNext('/api/trpc'));
callContract(`the Pages Router of Next ${host.major}`, onNext('/api/pages-trpc'));

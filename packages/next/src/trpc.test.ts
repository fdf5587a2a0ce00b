import type { Audit } from '@auditreel/core';
import { type CallHost, callContract, type ServedRouter } from '@auditreel/trpc/testing';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { instrument } from './node.js';
import { hostOf } from './testing/host-of.js';
import { listen, nextServer } from './testing/next-server.js';

const host = hostOf({ name: 'trpc', basePath: '' });
const CALLS: unique symbol = Symbol.for('auditreel.calls') as never;

const ROUTE = `const handler = (req) => globalThis[Symbol.for('auditreel.calls')].answer(req);
export { handler as GET, handler as POST };
`;

const RECORDER = `import { mountRecorder } from '@auditreel/next';

export const POST = (req) => mountRecorder(globalThis[Symbol.for('auditreel.calls')].audit).POST(req);
`;

/** Whichever test runs; its own copy of tRPC answers, because one does not know the tracked items of another. */
interface Calls {
  readonly audit: Audit;
  answer(req: Request): Promise<Response>;
}

const onNext: CallHost = {
  seesRequests: true,
  path: '/api/trpc',
  route: '/api/trpc/:trpc',
  serve: async (app) => {
    const more = { 'app/api/trpc/[trpc]/route.js': ROUTE, 'app/api/auditreel/[...path]/route.js': RECORDER };
    const handle = await nextServer({ ...host, scenarios: [], more }, false);
    (globalThis as { [CALLS]?: Calls })[CALLS] = { audit: app.audit, answer: (req) => answer(app, req) };
    instrument(app.audit);
    return listen(handle);
  },
};

function answer({ router, contextOf }: ServedRouter, req: Request): Promise<Response> {
  const createContext = () => contextOf(req, (name) => req.headers.get(name));
  return fetchRequestHandler({ endpoint: '/api/trpc', req, router, createContext });
}

callContract(`Next ${host.major}`, onNext);

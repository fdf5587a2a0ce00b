import { createHTTPServer } from '@trpc/server/adapters/standalone';
import type { CallHost } from './call-app.js';
import { listen } from './listen.js';
import { recorderOn } from './serve-recorder.js';

/** tRPC's own server. */
export const onStandalone: CallHost = {
  seesRequests: false,
  serve: async ({ audit, router, contextOf }) => {
    const serveRecorder = recorderOn(audit);
    const server = createHTTPServer({
      router,
      basePath: '/trpc/',
      createContext: ({ req }) => contextOf(req, (name) => req.headers[name]?.toString()),
      middleware: (req, res, next) => {
        if (req.url?.startsWith(`${audit.path}/`)) void serveRecorder(req, res);
        else next();
      },
    });
    return listen(server);
  },
};

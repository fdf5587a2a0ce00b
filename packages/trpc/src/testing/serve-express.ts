import { auditMiddleware } from '@auditreel/express';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import type { CallHost } from './call-app.js';
import { listen } from './listen.js';
import { recorderOn } from './serve-recorder.js';

/** Express, with its own adapter before tRPC's. */
export const onExpress: CallHost = {
  seesRequests: true,
  holdsRequests: true,
  path: '/api/v1/trpc',
  route: '/api/v1/trpc/:x',
  serve: async ({ audit, router, contextOf }) => {
    const app = express();
    app.use(auditMiddleware(audit));
    const createContext = ({ req }: { req: express.Request }) => contextOf(req, (name) => req.get(name));
    app.use('/api/v1/trpc', createExpressMiddleware({ router, createContext }));
    return listen(app);
  },
};

/** Express without it: what the context carries is all there is. */
export const onBareExpress: CallHost = {
  seesRequests: false,
  serve: async ({ audit, router, contextOf }) => {
    const app = express();
    const serveRecorder = recorderOn(audit);
    app.use((req, res, next) => {
      if (req.path.startsWith(`${audit.path}/`)) void serveRecorder(req, res);
      else next();
    });
    const createContext = ({ req }: { req: express.Request }) => contextOf(req, (name) => req.get(name));
    app.use('/trpc', createExpressMiddleware({ router, createContext }));
    return listen(app);
  },
};

import { createServer } from 'node:http';
import { auditMiddleware } from '@auditreel/express';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import { type App, type AppOptions, NO_RECORDS } from './app.ts';
import { openAudit } from './open-audit.ts';
import { CALL_PATH, callContext, callerOf, orderRouter } from './trpc-router.ts';

/** tRPC under Express: bare, with the plugin alone, or with the plugin behind Express's own adapter. */
export async function trpcExpressApp(options: AppOptions): Promise<App> {
  const app = express();
  app.disable('x-powered-by');
  const opened = options.variant.endsWith('-bare') ? null : await openAudit(options, callerOf);
  if (opened && !options.variant.includes('-plugin-')) app.use(auditMiddleware(opened.audit));
  const router = orderRouter(opened?.audit ?? null);
  app.use('/trpc', createExpressMiddleware({ router, createContext: callContext }));
  return { ...(opened?.books ?? NO_RECORDS), server: createServer(app), path: CALL_PATH };
}

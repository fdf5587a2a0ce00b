import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { type App, type AppOptions, NO_RECORDS } from './app.ts';
import { openAudit } from './open-audit.ts';
import { CALL_PATH, callContext, callerOf, orderRouter } from './trpc-router.ts';

/** tRPC's own server: bare, or with the plugin. */
export async function trpcStandaloneApp(options: AppOptions): Promise<App> {
  const opened = options.variant.endsWith('-bare') ? null : await openAudit(options, callerOf);
  const router = orderRouter(opened?.audit ?? null);
  const server = createHTTPServer({ router, basePath: '/trpc/', createContext: callContext });
  return { ...(opened?.books ?? NO_RECORDS), server, path: CALL_PATH };
}

import { createServer } from 'node:http';
import { auditMiddleware } from '@auditreel/express';
import type { App, AppOptions } from './app.ts';
import { openAudit } from './open-audit.ts';
import { ORDER_PATH, orderApp } from './order-app.ts';
import { userHeaderOf } from './user-header-of.ts';

/** Express with auditreel's adapter. */
export async function auditApp(options: AppOptions): Promise<App> {
  const { audit, books } = await openAudit(options, userHeaderOf);
  return { ...books, server: createServer(orderApp([auditMiddleware(audit)])), path: ORDER_PATH };
}

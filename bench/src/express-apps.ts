import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { join } from 'node:path';
import cls from 'cls-hooked';
import type { RequestHandler } from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
import { type App, type AppOptions, NO_RECORDS } from './app.ts';
import { auditApp } from './audit-app.ts';
import { createPerRequest } from './create-per-request.ts';
import { ORDER_PATH, orderApp } from './order-app.ts';

export async function expressApp(options: AppOptions): Promise<App> {
  const { variant } = options;
  if (variant.startsWith('auditreel-')) return auditApp(options);
  if (variant.startsWith('create-')) return createPerRequest(options);
  switch (variant) {
    case 'bare':
      return plain([]);
    case 'bare-awaits':
      return plain([], 10);
    case 'pino-http':
      return plain([
        pinoHttp({ logger: pino(pino.destination({ dest: join(options.folder, 'pino.log'), sync: false })) }),
      ]);
    case 'als':
      return plain([alsContext()], 10);
    case 'cls-hooked':
      return plain([clsContext()], 10);
    default:
      throw new Error(`There is no variant "${variant}".`);
  }
}

function plain(before: readonly RequestHandler[], awaits = 0): App {
  return { ...NO_RECORDS, server: createServer(orderApp(before, awaits)), path: ORDER_PATH };
}

function alsContext(): RequestHandler {
  const store = new AsyncLocalStorage<object>();
  return (_req, _res, next) => store.run({}, next);
}

function clsContext(): RequestHandler {
  const namespace = cls.createNamespace('bench');
  return (_req, _res, next) => namespace.run(() => next());
}

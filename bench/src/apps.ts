import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import cls from 'cls-hooked';
import express, { type Express, type RequestHandler } from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
import { auditApp } from './audit-app.ts';
import { createPerRequest } from './create-per-request.ts';

export interface App {
  readonly server: Server;
  /** Of the recorded session that the load belongs to; empty where nothing is recorded. */
  readonly sessionToken: string;
  /** Resolves when everything owed is written. */
  flush(): Promise<void>;
  stored(): Promise<number | null>;
}

export interface AppOptions {
  readonly variant: string;
  readonly folder: string;
  readonly postgresUrl: string;
}

/** The host app of every variant: a JSON body in, a small JSON answer out. */
export function orderApp(before: readonly RequestHandler[], awaits = 0): Express {
  const app = express();
  app.disable('x-powered-by');
  for (const middleware of before) app.use(middleware);
  app.use(express.json());
  app.post('/orders/:id/items', async (req, res) => {
    for (let i = 0; i < awaits; i++) await Promise.resolve();
    res.status(201).json({ id: req.params.id, items: req.body.items.length });
  });
  return app;
}

export async function createApp(options: AppOptions): Promise<App> {
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
  return {
    server: createServer(orderApp(before, awaits)),
    sessionToken: '',
    flush: async () => {},
    stored: async () => null,
  };
}

function alsContext(): RequestHandler {
  const store = new AsyncLocalStorage<object>();
  return (_req, _res, next) => store.run({}, next);
}

function clsContext(): RequestHandler {
  const namespace = cls.createNamespace('bench');
  return (_req, _res, next) => namespace.run(() => next());
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { AdapterUnderTest, Answer, Scenario, ServeOptions } from '@auditreel/core/testing';
import express, { type Express, type RequestHandler, type Response, Router } from 'express';
import { audited, auditMiddleware, mount } from '../index.js';

/** What a test may put in front of the audited routes, or around them. */
export interface ServeVariant {
  /** Runs before auditMiddleware. */
  readonly before?: readonly RequestHandler[];
}

/** The contract's app, as a host would write it. */
export function serveExpress(variant: ServeVariant = {}): AdapterUnderTest['serve'] {
  return async (options) => {
    const app = express();
    if (options.basePath === '') fill(app, options, variant);
    else {
      const inner = express();
      fill(inner, options, variant);
      app.use(options.basePath, inner);
    }
    const server = createServer({ maxHeaderSize: options.maxHeaderSize }, app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  };
}

function fill(app: Express, options: ServeOptions, variant: ServeVariant): void {
  const { audit, guarded, viewer } = options;
  app.set('env', 'test');
  for (const handler of variant.before ?? []) app.use(handler);
  app.use(auditMiddleware(audit));
  app.use(express.json());
  app.use((req, res, next) => {
    if (req.path.startsWith(`${guarded}/`)) res.status(401).end();
    else next();
  });
  app.use(
    viewer.path,
    mount(viewer.handler, { authorize: (req) => viewer.authorize((name) => req.get(name)) }),
  );
  for (const scenario of options.scenarios) add(app, scenario);
}

function add(app: Express, scenario: Scenario): void {
  const router = scenario.mount === undefined ? app : Router();
  const route = router.route(scenario.path);
  const handlers = [...(scenario.meta === undefined ? [] : [audited(scenario.meta)]), handlerOf(scenario)];
  switch (scenario.method) {
    case 'GET':
      route.get(...handlers);
      break;
    case 'POST':
      route.post(...handlers);
      break;
    case 'PUT':
      route.put(...handlers);
      break;
    case 'PATCH':
      route.patch(...handlers);
      break;
    case 'DELETE':
      route.delete(...handlers);
      break;
  }
  if (scenario.mount !== undefined) app.use(scenario.mount, router);
}

/** Express 4 does not catch rejections, so its hosts pass them on themselves; both do no harm on 5. */
function handlerOf(scenario: Scenario): RequestHandler {
  return function scenarioHandler(req, res, next) {
    const answer = scenario.handle({
      params: req.params as Readonly<Record<string, string>>,
      body: req.body as unknown,
      header: (name) => req.get(name),
    });
    if (answer instanceof Promise) answer.then((it) => send(it, res)).catch(next);
    else send(answer, res);
  };
}

function send({ status, headers, body }: Answer, res: Response): void {
  res.status(status).set(headers ?? {});
  if (body === undefined) res.end();
  else if (typeof body === 'string') res.send(body);
  else Readable.from(body).pipe(res);
}

import { AsyncResource } from 'node:async_hooks';
import { type AuditRecord, annotate, createAudit, memoryStorage } from '@auditreel/core';
import express, { type Express, type NextFunction, type Request, type Response, Router } from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { auditMiddleware } from './index.js';
import { expressVersion } from './testing/express-version.js';

const done = (_req: Request, res: Response): void => void res.json({});
const wildcard = expressVersion === '4' ? '*' : '/*rest';

/** The one record of a POST to an app that has these routes. */
async function recordOf(path: string, fill: (app: Express) => void, app = express()): Promise<AuditRecord> {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  app.set('env', 'test');
  app.use(auditMiddleware(audit));
  fill(app);
  await request(app).post(path);
  await new Promise((resolve) => setImmediate(resolve));
  await audit.close();
  const { records } = await storage.records.list({ limit: 10 });
  expect(records).toHaveLength(1);
  return records[0] as AuditRecord;
}

describe(`the route's template, on Express ${expressVersion}`, () => {
  it.each<[string, string, string, (app: Express) => void]>([
    ['the root', '/', '/', (app) => app.post('/', done)],
    ['a route', '/orders/42', '/orders/:id', (app) => app.post('/orders/:id', done)],
    ['a trailing slash', '/orders/42/', '/orders/:id', (app) => app.post('/orders/:id/', done)],
    ['app.route', '/orders/42', '/orders/:id', (app) => app.route('/orders/:id').post(done)],
    ['app.all', '/orders/42', '/orders/:id', (app) => app.all('/orders/:id', done)],
    ['an array of paths', '/b/42', '/b/:id', (app) => app.post(['/a/:id', '/b/:id'], done)],
    [
      'a regular expression',
      '/files/42',
      '/^\\/files\\/(\\d+)$/',
      (app) => app.post(/^\/files\/(\d+)$/, done),
    ],
    [
      'a wildcard',
      '/files/secret/42',
      expressVersion === '4' ? '/files/*' : '/files/*rest',
      (app) => app.post(`/files${wildcard.replace(/^\*/, '/*')}`, done),
    ],
    [
      'the last of many handlers',
      '/orders/42',
      '/orders/:id',
      (app) => app.post('/orders/:id', pass, [pass, pass], done),
    ],
    [
      'a route behind another that passed on',
      '/orders/new',
      '/orders/new',
      (app) => {
        app.post('/orders/:id', pass);
        app.post('/orders/new', done);
      },
    ],
    [
      "a route behind next('route')",
      '/orders/42',
      '/orders/:order',
      (app) => {
        app.post('/orders/:id', (_req, _res, next) => next('route'));
        app.post('/orders/:order', done);
      },
    ],
  ])('%s', async (_what, path, route, fill) => {
    expect(await recordOf(path, (app) => void fill(app))).toMatchObject({ route, routeSource: 'template' });
  });
});

describe(`routers, on Express ${expressVersion}`, () => {
  const routed = (router = Router()): Router => router.post('/items/:item', done);
  it.each<[string, string, string, (app: Express) => void]>([
    ['under a path', '/orders/items/7', '/orders/items/:item', (app) => app.use('/orders', routed())],
    [
      'under a parameter',
      '/reset/s3cret/items/7',
      '/reset/:token/items/:item',
      (app) => app.use('/reset/:token', routed()),
    ],
    [
      'with merged parameters',
      '/reset/s3cret/items/7',
      '/reset/:token/items/:item',
      (app) => app.use('/reset/:token', routed(Router({ mergeParams: true }))),
    ],
    [
      'three deep',
      '/a/1/b/2/items/3',
      '/a/:x/b/:y/items/:item',
      (app) => app.use('/a/:x', Router().use('/b/:y', Router().use(pass, routed()))),
    ],
    ['under an array', '/v2/9/items/7', '/v2/:t/items/:item', (app) => app.use(['/v1', '/v2/:t'], routed())],
    [
      'mounted twice',
      '/second/items/7',
      '/second/items/:item',
      (app) => {
        const router = routed();
        app.use('/:first', Router().use('/other', router));
        app.use('/second', router);
      },
    ],
    [
      'behind one that matched the same path and passed on',
      '/x/items/7',
      '/:b/items/:item',
      (app) => {
        app.use('/:a', Router().post('/nothing', done));
        app.use('/:b', routed());
      },
    ],
    [
      'behind middleware on the same path',
      '/shop/items/7',
      '/shop/items/:item',
      (app) => {
        app.use('/shop', pass, pass);
        app.use('/shop', routed());
      },
    ],
    [
      'as a sub-app',
      '/tenants/acme/items/7',
      '/tenants/:tenant/items/:item',
      (app) => {
        const sub = express();
        sub.use(routed());
        app.use('/tenants/:tenant', sub);
      },
    ],
    [
      'with router.param',
      '/orders/5/items/7',
      '/orders/:order/items/:item',
      (app) => {
        const router = routed(Router({ mergeParams: true }));
        router.param('item', (_req, _res, next) => setImmediate(next));
        app.use('/orders/:order', router);
      },
    ],
    [
      'where a value is the name of another mount',
      '/users/items/7',
      '/:id/items/:item',
      (app) => app.use('/:id', routed()),
    ],
  ])('%s', async (_what, path, route, fill) => {
    expect(await recordOf(path, (app) => void fill(app))).toMatchObject({ route, routeSource: 'template' });
  });
});

describe(`no route, on Express ${expressVersion}`, () => {
  it.each<[string, string, string, (app: Express) => void]>([
    ['a 404', '/reset/s3cret9', '/reset/:x', () => {}],
    [
      'a 404 under a parameter hides even a plain word',
      '/reset/plainword/nope',
      '/reset/:token/nope',
      (app) => app.use('/reset/:token', Router().post('/x', done)),
    ],
    [
      'a guard inside a router under a parameter',
      '/reset/plainword/users/77',
      '/reset/:token/users/:x',
      (app) => app.use('/reset/:token', Router().use(deny)),
    ],
    ['a guard on a path', '/v1/users/77', '/v1/users/:x', (app) => app.use('/v1', deny)],
    [
      'a 404 handler behind a route that passed on',
      '/reset/s3cret9',
      '/reset/:x',
      (app) => {
        app.all(wildcard, pass);
        app.use((_req, res) => void res.status(404).end());
      },
    ],
    [
      'a 404 of Express behind a route that passed on',
      '/reset/s3cret9',
      '/reset/:x',
      (app) => app.all(wildcard, pass),
    ],
  ])('%s', async (_what, path, route, fill) => {
    expect(await recordOf(path, (app) => void fill(app))).toMatchObject({ route, routeSource: 'derived' });
  });
});

describe(`errors, on Express ${expressVersion}`, () => {
  class LimitError extends Error {
    override readonly name = 'LimitError';
  }
  it.each<[string, (req: Request, res: Response, next: NextFunction) => void]>([
    [
      'thrown',
      () => {
        throw new LimitError('of 4111 1111 1111 1111');
      },
    ],
    ['passed on', (_req, _res, next) => next(new LimitError())],
    ['passed on later', (_req, _res, next) => void setImmediate(() => next(new LimitError()))],
  ])('one %s names the record, whoever answers it', async (_how, fails) => {
    const record = await recordOf('/reset/s3cret/items/7', (app) => {
      app.use('/reset/:token', Router().post('/items/:item', fails));
      app.use(
        (_error: Error, _req: Request, res: Response, _next: NextFunction) => void res.status(422).end(),
      );
    });
    expect(record).toMatchObject({
      route: '/reset/:token/items/:item',
      statusCode: 422,
      outcome: 'failure',
      reason: 'LimitError',
    });
  });

  it('one that was made good again names nothing', async () => {
    const record = await recordOf('/orders/7', (app) => {
      app.post('/orders/:id', (_req, _res, next) => next(new LimitError()));
      app.use((_error: Error, _req: Request, res: Response, _next: NextFunction) => void res.json({}));
    });
    expect(record).toMatchObject({ outcome: 'success', reason: null });
  });

  it('one that a param callback passes on is recorded under a route without values', async () => {
    const record = await recordOf('/orders/s3cret9', (app) => {
      app.param('id', (_req, _res, next) => next(new LimitError()));
      app.post('/orders/:id', done);
    });
    expect(record).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(record)).not.toContain('s3cret9');
  });
});

it('a copy of Express that was never seen before its routes were hung is followed by what its layers know', async () => {
  const copy = expressVersion === '4' ? express : express4;
  const router = copy.Router().post(['/none', '/items/:item'], done);
  const nested = copy.Router().use('/version/:token', router);
  const record = await recordOf(
    '/reset/version/s3cret9/items/7',
    (app) => void app.use('/reset', nested),
    copy(),
  );
  expect(record.route).toBe('/reset/version/:token/items/:item');
  expect(JSON.stringify(record)).not.toContain('s3cret9');
});

it('what loses the async context before a handler does not lose the draft', async () => {
  const outside = new AsyncResource('connection');
  const record = await recordOf('/orders/42', (app) => {
    app.use((_req, _res, next) => outside.runInAsyncScope(() => void setImmediate(next)));
    app.post('/orders/:id', (_req, res) => {
      annotate({ action: 'order.found' });
      res.json({});
    });
  });
  expect(record).toMatchObject({ action: 'order.found' });
});

function pass(_req: Request, _res: Response, next: NextFunction): void {
  next();
}

function deny(_req: Request, res: Response): void {
  res.status(403).end();
}

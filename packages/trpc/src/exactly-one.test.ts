import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { annotate, createAudit, memoryStorage, recordAuth } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import { auditMiddleware } from '@auditreel/express';
import { initTRPC } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import express, { type Express } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { type AuditProcedureMeta, auditPlugin } from './index.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Options {
  readonly createContext?: () => object | Promise<object>;
  readonly before?: (app: Express, caller: Caller) => void;
  readonly skip?: (request: { readonly path: string }) => boolean;
}
type Caller = ReturnType<ReturnType<typeof routerOf>['createCaller']>;

function routerOf(audit: ReturnType<typeof createAudit>) {
  const t = initTRPC.context<object>().meta<AuditProcedureMeta>().create();
  const procedure = t.procedure.concat(auditPlugin(audit).procedure);
  const inner = t.router({ del: procedure.mutation(() => annotate({ target: { type: 'inner' } })) });
  const callInner = t.createCallerFactory(inner);
  return t.router({
    a: procedure.mutation(({ path }) => annotate({ target: { type: path } })),
    b: procedure.mutation(({ path }) => annotate({ target: { type: path } })),
    plain: procedure.mutation(() => 'ok'),
    bare: t.procedure.mutation(() => 'ok'),
    me: procedure.query(() => 'me'),
    off: procedure.meta({ audit: false }).mutation(() => 'ok'),
    logout: procedure
      .meta({ audit: false })
      .mutation(() => recordAuth(audit, 'authn.logout', { actor: { type: 'user', id: 'ann' } })),
    noInput: procedure.meta({ audit: { action: 'no.input', body: ['id'] } }).mutation(() => 'ok'),
    readThatDeletes: procedure.query(() => callInner({}).del()),
    offThatDeletes: procedure.meta({ audit: false }).mutation(() => callInner({}).del()),
    retried: t.procedure
      .use(async ({ next }) => ((await next()).ok ? next() : next()))
      .concat(auditPlugin(audit).procedure)
      .mutation(() => 'ok'),
    twice: procedure.concat(auditPlugin(audit).procedure).mutation(() => 'ok'),
    forgetful: procedure.use((async () => {}) as never).mutation(() => 'ok'),
  });
}

async function host({ createContext = () => ({}), before, skip }: Options = {}) {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32), ...(skip && { capture: { skip } }) });
  closing.push(() => audit.close());
  const router = routerOf(audit);
  const app = express();
  app.use(auditMiddleware(audit));
  before?.(app, router.createCaller({}));
  app.use('/trpc', createExpressMiddleware({ router, createContext }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const post = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      ...init,
    });
  const records = async (): Promise<readonly AuditRecord[]> => {
    await wait(30);
    await audit.flush();
    return (await storage.records.list({ limit: 50 })).records.toReversed();
  };
  const actions = async (): Promise<readonly string[]> =>
    (await records()).map(({ action }) => action).toSorted();
  return { audit, port, post, records, actions, router };
}

describe('exactly one record, whatever the client sends', () => {
  it.each([
    ['/trpc/a', ['a']],
    ['/trpc/a?batch=1', ['a']],
    ['/trpc/a,b?batch=1', ['a', 'b']],
    ['/trpc/a%2Cb?batch=1', ['a', 'b']],
    ['/trpc/a,b?x=?&batch=1', ['a', 'b']],
    ['/trpc/a,a,a?batch=1', ['a', 'a', 'a']],
    ['/trpc/a,off?batch=1', ['a']],
    ['/trpc/off,bare?batch=1', ['POST /trpc/:x']],
    ['/trpc/a,bare?batch=1', ['POST /trpc/:x', 'a']],
    ['/trpc/retried,bare?batch=1', ['POST /trpc/:x', 'retried', 'retried']],
    ['/trpc/twice', ['twice']],
    ['/trpc/a,gone?batch=1', ['POST /trpc/:x', 'a']],
    ['/trpc/gone', ['POST /trpc/gone']],
    ['/trpc/forgetful', ['forgetful']],
  ])('%s leaves %j', async (path, expected) => {
    const { post, actions } = await host();
    await post(path);
    expect(await actions()).toEqual([...expected].sort());
  });

  it('a path that ends like a procedure hides nothing of another handler', async () => {
    const { post, actions } = await host({
      before: (app, caller) =>
        void app.post('/items/me', async (_req, res) => void res.json(await caller.me())),
    });
    await post('/items/me');
    expect(await actions()).toEqual(['POST /items/me']);
  });

  it('a body that is never sent to its end holds up no record', async () => {
    const { port, actions } = await host();
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /trpc/noInput HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id"',
    );
    await wait(300);
    socket.destroy();
    expect(await actions()).toEqual(['no.input']);
  });

  it('each call of a batch is skipped by its own path, not by the first one’s', async () => {
    const { post, actions } = await host({ skip: ({ path }) => path.startsWith('/trpc/twice') });
    await post('/trpc/twice,plain?batch=1');
    expect(await actions()).toEqual(['plain']);
  });

  it('a client that goes away before the call begins leaves the aborted record of its request', async () => {
    const { post, records } = await host({ createContext: async () => wait(300).then(() => ({})) });
    await expect(post('/trpc/a', { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    await wait(400);
    expect(await records()).toMatchObject([{ action: 'POST /trpc/a', reason: 'ABORTED' }]);
  });
});

describe('what the server does besides', () => {
  it('a mutation inside a read is on the read’s record, which there is then', async () => {
    const { port, records } = await host({
      before: (app, caller) => void app.get('/confirm', async (_req, res) => void res.json(await caller.a())),
    });
    await fetch(`http://127.0.0.1:${port}/confirm`);
    await fetch(`http://127.0.0.1:${port}/trpc/readThatDeletes`);
    expect(await records()).toMatchObject([
      { action: 'GET /confirm', targetType: 'a' },
      { action: 'readThatDeletes', targetType: 'inner' },
    ]);
  });

  it('a mutation inside a call that opted out is a record of its own', async () => {
    const { post, actions } = await host();
    await post('/trpc/offThatDeletes');
    expect(await actions()).toEqual(['del']);
  });

  it('what goes on after the answer is a record of its own', async () => {
    const { post, actions } = await host({
      before: (app, caller) =>
        void app.post('/start', (_req, res) => {
          setTimeout(() => void caller.a(), 50);
          res.json({});
        }),
    });
    await post('/start');
    await wait(150);
    expect(await actions()).toEqual(['POST /start', 'a']);
  });

  it('an auth event beside a call is kept: while its context is made, and in one that opted out', async () => {
    let audit: ReturnType<typeof createAudit> | undefined;
    const options = {
      createContext: async () => {
        if (audit) await recordAuth(audit, 'authn.login', { outcome: 'failure', claimed: 'eve@x.test' });
        return {};
      },
    };
    const first = await host(options);
    audit = first.audit;
    await first.post('/trpc/a');
    expect(await first.actions()).toEqual(['a', 'authn.login']);
    const second = await host();
    await second.post('/trpc/logout');
    expect(await second.actions()).toEqual(['authn.logout']);
  });

  it('two audits each keep their own record of a call', async () => {
    const [other, storage] = [memoryStorage(), memoryStorage()];
    const audits = [other, storage].map((one) => createAudit({ storage: one, secret: 's'.repeat(32) }));
    closing.push(() => Promise.all(audits.map((one) => one.close())));
    const [outer, inner] = audits as [ReturnType<typeof createAudit>, ReturnType<typeof createAudit>];
    const app = express();
    app.use(auditMiddleware(inner));
    app.use(auditMiddleware(outer));
    app.use('/trpc', createExpressMiddleware({ router: routerOf(outer), createContext: () => ({}) }));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    closing.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/a`;
    await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    await wait(30);
    await Promise.all(audits.map((one) => one.flush()));
    const actions = async (one: typeof storage): Promise<readonly string[]> =>
      (await one.records.list({ limit: 9 })).records.map(({ action }) => action);
    expect([await actions(other), await actions(storage)]).toEqual([['a'], ['POST /trpc/a']]);
  });
});

describe('on its own', () => {
  it.each([
    ['no context at all', undefined],
    [
      'one whose getter throws',
      () => ({
        get req(): never {
          throw new Error('no');
        },
      }),
    ],
  ])('%s fails no call', async (_, createContext) => {
    const { router, actions } = await host();
    const req = new Request('http://127.0.0.1/trpc/a', { method: 'POST', body: '{}' });
    req.headers.set('content-type', 'application/json');
    const options = { endpoint: '/trpc', req, router, ...(createContext && { createContext }) };
    const response = await fetchRequestHandler(options as Parameters<typeof fetchRequestHandler>[0]);
    expect(response.status).toBe(200);
    expect(await actions()).toEqual(['a']);
  });
});

import type { AddressInfo } from 'node:net';
import { type Actor, annotate, createAudit, memoryStorage, recordAuth } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import { auditMiddleware } from '@auditreel/express';
import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import { initTRPC, TRPCError } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import express, { type Request as ExpressRequest } from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type AuditProcedureMeta, auditPlugin } from './index.js';

interface Context {
  readonly user: string | null;
  readonly req?: unknown;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function bench() {
  const storage = memoryStorage();
  const audit = createAudit({
    storage,
    secret: 's'.repeat(32),
    actor: (_request, native): Actor | null => {
      const user = (native as Partial<Context>).user;
      return user == null ? null : { type: 'user', id: user };
    },
  });
  closing.push(() => audit.close());
  const t = initTRPC.context<Context>().meta<AuditProcedureMeta & { readonly role?: string }>().create();
  const procedure = t.procedure.concat(auditPlugin<Context>(audit).procedure);
  const order = z.object({ id: z.string(), password: z.string().optional() });
  const router = t.router({
    order: t.router({
      create: procedure.input(order).mutation(({ input }) => {
        annotate({ target: { type: 'order', id: input.id } });
        return input.id;
      }),
      refund: procedure
        .meta({ audit: { action: 'order.refund', body: ['id', 'password'] } })
        .input(order)
        .mutation(() => 'ok'),
      list: procedure.query(() => []),
      export: procedure.meta({ audit: { action: 'order.export', kind: 'read' } }).query(() => []),
      touch: procedure.meta({ audit: false }).mutation(() => 'ok'),
      bare: t.procedure.mutation(() => 'ok'),
    }),
    fails: procedure
      .input(z.enum(['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS']))
      .mutation(({ input }) => {
        throw new TRPCError({ code: input });
      }),
    throws: procedure.mutation(() => {
      throw new Error('a secret of the database');
    }),
    login: procedure.mutation(async () => {
      await recordAuth(audit, 'authn.login', { actor: { type: 'user', id: 'eve' } });
    }),
    watch: procedure.meta({ audit: { action: 'order.watch' } }).subscription(async function* watch() {
      yield 1;
    }),
    never: procedure.mutation(() => new Promise<never>(() => {})),
    inner: procedure.mutation(({ ctx }): Promise<string> => caller(ctx).order.create({ id: '9' })),
  });
  const caller: Caller = t.createCallerFactory(router);
  const records = async (): Promise<readonly AuditRecord[]> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await audit.flush();
    return (await storage.records.list({ limit: 200 })).records.toReversed();
  };
  return { audit, router, caller, records };
}

/** Said in words: procedures that call their own router have no inferred type. */
type Caller = (ctx: Context) => {
  readonly order: { create(input: { readonly id: string }): Promise<string> };
  never(): Promise<never>;
};
type Router = ReturnType<typeof bench>['router'];

/** The router in an Express app that is audited itself, over a socket. */
async function onExpress(path = '/trpc') {
  const { audit, router, records, caller } = bench();
  const app = express();
  app.use(auditMiddleware(audit));
  const createContext = ({ req }: { req: ExpressRequest }): Context => ({
    user: req.get('x-user') ?? null,
  });
  app.use(path, createExpressMiddleware({ router, createContext }));
  app.post(
    '/plain',
    async (_req, res) => void res.json(await caller({ user: 'ann' }).order.create({ id: '1' })),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = { 'x-user': 'ann', 'x-audit-ctx': 'v1;;tab;request;1' };
  const single = createTRPCClient<Router>({ links: [httpLink({ url: url + path, headers })] });
  const batched = createTRPCClient<Router>({ links: [httpBatchLink({ url: url + path, headers })] });
  return { url, single, batched, records };
}

describe.each(['/trpc', '/api/v1/trpc'])('tRPC under Express at %s', (path) => {
  it('one call is one record, named by its procedure, and its HTTP request makes none', async () => {
    const { single, records } = await onExpress(path);
    await single.order.create.mutate({ id: '42' });
    expect(await records()).toMatchObject([
      {
        action: 'order.create',
        kind: 'other',
        outcome: 'success',
        actorId: 'ann',
        targetType: 'order',
        targetId: '42',
        method: 'POST',
        rpcPath: 'order.create',
        rpcType: 'mutation',
        batchIndex: null,
        requestId: 'request',
        tabId: 'tab',
        statusCode: 200,
        metadata: null,
      },
    ]);
  });

  it('each call of a batch is a record of its own: one goes well, one is denied, one fails', async () => {
    const { batched, records } = await onExpress(path);
    const results = await Promise.allSettled([
      batched.order.create.mutate({ id: '1' }),
      batched.fails.mutate('FORBIDDEN'),
      batched.throws.mutate(),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    const found = (await records()).toSorted((a, b) => (a.batchIndex ?? 0) - (b.batchIndex ?? 0));
    expect(
      found.map((r) => [r.batchIndex, r.action, r.outcome, r.statusCode, r.reason, r.requestId]),
    ).toEqual([
      [0, 'order.create', 'success', 200, null, 'request'],
      [1, 'fails', 'denied', 403, 'FORBIDDEN', 'request'],
      [2, 'throws', 'failure', 500, 'INTERNAL_SERVER_ERROR', 'request'],
    ]);
    expect(JSON.stringify(found)).not.toContain('secret of the database');
  });

  it('keeps the fields of the input that its meta names, redacted', async () => {
    const { single, records } = await onExpress(path);
    await single.order.refund.mutate({ id: '7', password: 'hunter2' });
    expect(await records()).toMatchObject([
      { action: 'order.refund', metadata: { body: { id: '7', password: '[redacted]' } } },
    ]);
  });

  it('an input that is refused is a failed record of its call', async () => {
    const { single, records } = await onExpress(path);
    await expect(single.order.create.mutate({ id: 7 as unknown as string })).rejects.toThrow();
    expect(await records()).toMatchObject([
      { action: 'order.create', outcome: 'failure', statusCode: 400, reason: 'BAD_REQUEST' },
    ]);
  });

  it('a query is recorded when its meta asks; others leave nothing, in a batch either', async () => {
    const { batched, records } = await onExpress(path);
    await Promise.all([batched.order.list.query(), batched.order.list.query()]);
    expect(await records()).toEqual([]);
    await Promise.all([batched.order.list.query(), batched.order.export.query()]);
    expect(await records()).toMatchObject([
      { action: 'order.export', kind: 'read', rpcType: 'query', batchIndex: 1 },
    ]);
  });

  it('a mutation that opts out leaves nothing', async () => {
    const { single, records } = await onExpress(path);
    await single.order.touch.mutate();
    expect(await records()).toEqual([]);
  });

  it('what no plugin claims stays on the record of the HTTP request', async () => {
    const { single, batched, records } = await onExpress(path);
    await single.order.bare.mutate();
    expect(await records()).toMatchObject([{ method: 'POST', rpcPath: null, statusCode: 200 }]);
    const unknown = single as unknown as { gone: { mutate(): Promise<void> } };
    await expect(unknown.gone.mutate()).rejects.toThrow();
    expect((await records())[1]).toMatchObject({ method: 'POST', rpcPath: null, statusCode: 404 });
    await Promise.all([batched.order.bare.mutate(), batched.order.create.mutate({ id: '1' })]);
    expect(
      (await records())
        .slice(2)
        .map(({ rpcPath }) => rpcPath)
        .toSorted(),
    ).toEqual(['order.create', null].toSorted());
  });

  it.each([
    ['UNAUTHORIZED', 'denied', 401],
    ['FORBIDDEN', 'denied', 403],
    ['NOT_FOUND', 'failure', 404],
    ['CONFLICT', 'failure', 409],
    ['TOO_MANY_REQUESTS', 'failure', 429],
  ] as const)('%s is recorded as %s', async (code, outcome, statusCode) => {
    const { single, records } = await onExpress(path);
    await expect(single.fails.mutate(code)).rejects.toThrow();
    expect(await records()).toMatchObject([{ action: 'fails', outcome, statusCode, reason: code }]);
  });

  it('a client that goes away before the answer leaves an aborted record', async () => {
    const { single, records } = await onExpress(path);
    const going = new AbortController();
    const call = single.never.mutate(undefined, { signal: going.signal });
    setTimeout(() => going.abort(), 100);
    await expect(call).rejects.toThrow();
    await expect
      .poll(records)
      .toMatchObject([{ action: 'never', outcome: 'unknown', reason: 'ABORTED', statusCode: null }]);
  });

  it('an auth event names the record of its call', async () => {
    const { single, records } = await onExpress(path);
    await single.login.mutate();
    expect(await records()).toMatchObject([
      { action: 'authn.login', kind: 'auth', actorId: 'eve', rpcPath: 'login', stage: 'outcome' },
    ]);
  });

  it('what the server calls itself is part of the action around it', async () => {
    const { single, url, records } = await onExpress(path);
    await single.inner.mutate();
    expect(await records()).toMatchObject([{ action: 'inner', targetId: '9' }]);
    await fetch(`${url}/plain`, { method: 'POST' });
    expect((await records())[1]).toMatchObject({ action: 'POST /plain', rpcPath: null, targetId: '1' });
  });

  it('200 calls of 50 users at once: each record has its own user and target', async () => {
    const { url, records } = await onExpress(path);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const headers = { 'x-user': `user-${i % 50}` };
        const client = createTRPCClient<Router>({ links: [httpBatchLink({ url: url + path, headers })] });
        return client.order.create.mutate({ id: `${i % 50}-${i}` });
      }),
    );
    const found = await records();
    expect(found).toHaveLength(200);
    for (const record of found) expect(record.actorId).toBe(`user-${record.targetId?.split('-')[0]}`);
  });
});

describe('tRPC on its own, by its fetch adapter', () => {
  it('records each call, with what its request says', async () => {
    const { router, records } = bench();
    const serve = (request: Request): Promise<Response> =>
      fetchRequestHandler({
        endpoint: '/trpc',
        req: request,
        router,
        createContext: ({ req }) => ({ req, user: req.headers.get('x-user') }),
      });
    const client = createTRPCClient<Router>({
      links: [
        httpBatchLink({
          url: 'http://127.0.0.1/trpc',
          headers: { 'x-user': 'bob', 'x-audit-ctx': 'v1;;tab;request;1' },
          fetch: (input, init) => serve(new Request(input as string, init as RequestInit)),
        }),
      ],
    });
    await Promise.allSettled([client.order.create.mutate({ id: '1' }), client.fails.mutate('UNAUTHORIZED')]);
    const found = await records();
    expect(found.map((r) => [r.action, r.outcome, r.actorId, r.requestId, r.batchIndex])).toEqual([
      ['order.create', 'success', 'bob', 'request', 0],
      ['fails', 'denied', 'bob', 'request', 1],
    ]);
  });

  it('a call that nobody answers is recorded after 15 minutes', async () => {
    const { caller, records } = bench();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      void caller({ user: 'ann' }).never();
      await vi.advanceTimersByTimeAsync(15 * 60_000);
    } finally {
      vi.useRealTimers();
    }
    expect(await records()).toMatchObject([{ action: 'never', outcome: 'unknown', reason: 'TIMEOUT' }]);
  });

  it('a subscription whose meta asks is recorded when it begins', async () => {
    const { router, records } = bench();
    const req = new Request('http://127.0.0.1/trpc/watch', { headers: { accept: 'text/event-stream' } });
    const createContext = (): Context => ({ req, user: 'bob' });
    const response = await fetchRequestHandler({ endpoint: '/trpc', req, router, createContext });
    await response.text();
    expect(await records()).toMatchObject([
      { action: 'order.watch', kind: 'read', rpcType: 'subscription', outcome: 'success', actorId: 'bob' },
    ]);
  });

  it('a call of the server’s own, outside any request, is a record', async () => {
    const { caller, records } = bench();
    await caller({ user: 'job' }).order.create({ id: '3' });
    expect(await records()).toMatchObject([{ action: 'order.create', actorId: 'job', targetId: '3' }]);
  });
});

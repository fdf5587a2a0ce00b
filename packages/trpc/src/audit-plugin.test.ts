import { createAudit, memoryStorage, SecretError } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';
import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import { type AnyTRPCRouter, initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AuditProcedureMeta, auditPlugin } from './index.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An audit, a router, and its fetch adapter without a socket. */
function bench(options: { readonly pathSeparator?: '-' | '_' | '~' | '.' } = {}) {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  closing.push(() => audit.close());
  const t = initTRPC.context<object>().meta<AuditProcedureMeta>().create(options);
  const procedure = t.procedure.concat(auditPlugin(audit).procedure);
  const router = t.router({
    order: t.router({
      create: procedure.mutation(() => 'ok'),
      refund: procedure.mutation(() => 'ok'),
    }),
    never: procedure.mutation(() => new Promise<never>(() => {})),
  });
  const serve = (input: unknown, init: unknown): Promise<Response> => {
    const req = new Request(input as string, init as RequestInit);
    return fetchRequestHandler({ endpoint: '/trpc', req, router, createContext: () => ({ req }) });
  };
  const records = async (): Promise<readonly AuditRecord[]> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await audit.flush();
    return (await storage.records.list({ limit: 200 })).records.toReversed();
  };
  return { router, serve, records };
}

const url = 'http://127.0.0.1/trpc';

it('throws at boot without a secret', () => {
  expect(() => auditPlugin(createAudit({ storage: memoryStorage() }))).toThrow(SecretError);
});

it('a call that nobody answers is recorded after 15 minutes', async () => {
  const { router, records } = bench();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    void router.createCaller({}).never();
    await vi.advanceTimersByTimeAsync(15 * 60_000);
  } finally {
    vi.useRealTimers();
  }
  expect(await records()).toMatchObject([{ action: 'never', outcome: 'unknown', reason: 'TIMEOUT' }]);
});

describe('a host whose addresses separate names by another sign', () => {
  it.each(['-', '_', '~', '.'] as const)(
    '%s: calls keep their names and their places',
    async (pathSeparator) => {
      const { serve, records } = bench({ pathSeparator });
      const link = httpBatchLink<AnyTRPCRouter>({ url, fetch: serve, pathSeparator } as never);
      const { order } = createTRPCClient<AnyTRPCRouter>({ links: [link] }) as never as Client;
      await Promise.all([order.create.mutate(), order.refund.mutate()]);
      expect((await records()).map((r) => [r.action, r.rpcPath, r.batchIndex])).toEqual([
        ['order.create', 'order.create', 0],
        ['order.refund', 'order.refund', 1],
      ]);
    },
  );
});

it('a copied header names the same request for every call of another batch: the known limit of a mark', async () => {
  const { serve, records } = bench();
  const headers = { 'x-audit-ctx': 'v1;;tab;copied;1' };
  const clientOf = (link: typeof httpLink | typeof httpBatchLink): Client =>
    createTRPCClient<AnyTRPCRouter>({
      links: [link<AnyTRPCRouter>({ url, headers, fetch: serve } as never)],
    }) as never as Client;
  await clientOf(httpLink).order.create.mutate();
  const forger = clientOf(httpBatchLink);
  await Promise.all([forger.order.create.mutate(), forger.order.refund.mutate()]);
  expect((await records()).map((r) => [r.action, r.requestId, r.batchIndex])).toEqual([
    ['order.create', 'copied', null],
    ['order.create', 'copied', 0],
    ['order.refund', 'copied', 1],
  ]);
});

interface Client {
  readonly order: Readonly<Record<'create' | 'refund', { mutate(): Promise<string> }>>;
}

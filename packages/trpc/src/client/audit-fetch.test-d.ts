import type { RecorderHandle } from '@auditreel/core/protocol';
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { expectTypeOf, it } from 'vitest';
import { auditFetch, auditLink, type LinkFetch } from '../client.js';

const t = initTRPC.create({ transformer: { serialize: (x) => x, deserialize: (x) => x } });
const router = t.router({ me: t.procedure.query(() => ({ id: '1' })) });
const transformer = { serialize: (x: unknown) => x, deserialize: (x: unknown) => x };

it('takes a fetch of any types, and is one that links take', () => {
  expectTypeOf(auditFetch(fetch)).toEqualTypeOf<LinkFetch>();
  const own = async (url: string, init?: { credentials?: 'include' }): Promise<Response> => fetch(url, init);
  expectTypeOf(auditFetch(own)).toEqualTypeOf<LinkFetch>();
});

it('fits every HTTP link, and the client keeps its router’s types', () => {
  const url = '/trpc';
  const client = createTRPCClient<typeof router>({
    links: [httpBatchLink({ url, transformer, fetch: auditFetch(fetch) })],
  });
  expectTypeOf(client.me.query).returns.resolves.toEqualTypeOf<{ id: string }>();
  createTRPCClient<typeof router>({ links: [httpLink({ url, transformer, fetch: auditFetch(fetch) })] });
  createTRPCClient<typeof router>({
    links: [
      httpBatchStreamLink({
        url,
        transformer,
        fetch: auditFetch((url: string, init?: RequestInit) => fetch(url, init)),
      }),
    ],
  });
});

it('refuses what is no fetch', () => {
  // @ts-expect-error there is nothing to wrap
  auditFetch();
  // @ts-expect-error a fetch answers a promise
  auditFetch(() => 1);
  // @ts-expect-error a recorder is no fetch
  auditFetch({} as RecorderHandle);
});

it('auditLink is the link that it was given, with its options and its router’s types', () => {
  expectTypeOf<typeof httpBatchLink>().toMatchTypeOf(auditLink(httpBatchLink));
  const client = createTRPCClient<typeof router>({
    links: [auditLink(httpBatchLink)({ url: '/trpc', transformer, fetch: fetch as LinkFetch })],
  });
  expectTypeOf(client.me.query).returns.resolves.toEqualTypeOf<{ id: string }>();
  // @ts-expect-error the link's options are checked as ever
  auditLink(httpBatchLink)({ transformer });
});

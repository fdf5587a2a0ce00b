import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RECORDER_SYMBOL } from '@auditreel/core/protocol';
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { createHTTPHandler } from '@trpc/server/adapters/standalone';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditFetch, auditLink, type LinkFetch } from '../client.js';

const t = initTRPC.create();
const router = t.router({ read: t.procedure.query(() => 'ok'), write: t.procedure.mutation(() => 'ok') });

const page = globalThis as { [RECORDER_SYMBOL]?: unknown };
const marks: string[] = [];
const seen: IncomingHttpHeaders[] = [];
const server = createServer((req, res) => {
  seen.push(req.headers);
  createHTTPHandler({ router })(req, res);
});
let url = '';

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  delete page[RECORDER_SYMBOL];
  marks.length = 0;
  seen.length = 0;
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

/** A recorder in the page, as far as other code sees it. */
function startRecorder(): void {
  page[RECORDER_SYMBOL] = {
    tag: (method: string, address: string) => {
      marks.push(`${method} ${new URL(address).pathname}`);
      return { requestId: `r${marks.length}`, header: ['x-audit-ctx', `v1;;tab;r${marks.length};1`] };
    },
  };
}

const clientOf = (
  link: typeof httpLink | typeof httpBatchLink | typeof httpBatchStreamLink,
  own: LinkFetch,
) => createTRPCClient<typeof router>({ links: [link({ url, fetch: own, headers: { 'x-own': '1' } })] });

describe.each([
  ['httpLink', httpLink],
  ['httpBatchLink', httpBatchLink],
  ['httpBatchStreamLink', httpBatchStreamLink],
])('a fetch of the host’s own in %s', (name, link) => {
  it('has each request tagged and marked once, beside the headers that it has', async () => {
    const client = clientOf(link, auditFetch(fetch));
    startRecorder();
    await client.write.mutate();
    await client.read.query();
    expect(marks).toEqual(['POST /write', 'GET /read']);
    expect(seen.map((headers) => [headers['x-audit-ctx'], headers['x-own']])).toEqual([
      ['v1;;tab;r1;1', '1'],
      ['v1;;tab;r2;1', '1'],
    ]);
    expect(seen[0]?.['content-type']).toBe('application/json');
    expect(seen[0]?.['trpc-accept']).toBe(name === 'httpBatchStreamLink' ? 'application/jsonl' : undefined);
  });

  it('is itself where no recorder runs', async () => {
    await clientOf(link, auditFetch(fetch)).write.mutate();
    expect(seen[0]?.['x-audit-ctx']).toBeUndefined();
  });
});

it('a batch is one request with one mark', async () => {
  startRecorder();
  const client = clientOf(httpBatchLink, auditFetch(fetch));
  await Promise.all([client.write.mutate(), client.write.mutate(), client.write.mutate()]);
  expect(marks).toEqual(['POST /write,write,write']);
  expect(seen).toHaveLength(1);
});

it('auditLink tags what the link sends, by a fetch of its own or the page’s', async () => {
  startRecorder();
  const own = { calls: 0 };
  const counting: LinkFetch = (address, init) => {
    own.calls += 1;
    return fetch(address as string, init as RequestInit);
  };
  for (const options of [{ url, fetch: counting }, { url }]) {
    const client = createTRPCClient<typeof router>({ links: [auditLink(httpBatchLink)(options)] });
    await client.write.mutate();
  }
  expect(marks).toEqual(['POST /write', 'POST /write']);
  expect(seen.map((headers) => headers['x-audit-ctx'])).toEqual(['v1;;tab;r1;1', 'v1;;tab;r2;1']);
  expect(own.calls).toBe(1);
});

it('a request that is tagged already is not tagged again', async () => {
  startRecorder();
  await clientOf(httpLink, auditFetch(auditFetch(fetch))).write.mutate();
  expect([marks.length, seen[0]?.['x-audit-ctx']]).toEqual([1, 'v1;;tab;r1;1']);
});

it.each([
  ['refuses', () => null],
  [
    'fails',
    () => {
      throw new Error('broken');
    },
  ],
])('a recorder that %s leaves the request as it was', async (_, tag) => {
  page[RECORDER_SYMBOL] = { tag };
  await clientOf(httpLink, auditFetch(fetch)).write.mutate();
  expect(seen[0]?.['x-audit-ctx']).toBeUndefined();
});

it.each([
  ['none', undefined, { 'x-audit-ctx': 'v1;;tab;r1;1' }],
  ['an object', { a: '1' }, { a: '1', 'x-audit-ctx': 'v1;;tab;r1;1' }],
  [
    'pairs',
    [['a', '1']],
    [
      ['a', '1'],
      ['x-audit-ctx', 'v1;;tab;r1;1'],
    ],
  ],
  [
    'Headers',
    new Headers({ a: '1' }),
    [
      ['a', '1'],
      ['x-audit-ctx', 'v1;;tab;r1;1'],
    ],
  ],
])('headers given as %s are passed on in a shape that every fetch takes', async (_, headers, expected) => {
  startRecorder();
  const given: unknown[] = [];
  const own = async (...args: unknown[]): Promise<Response> => {
    given.push(...args);
    return new Response();
  };
  const init = headers === undefined ? {} : { headers: headers as Record<string, string> };
  await auditFetch(own)('http://127.0.0.1/x', { method: 'POST', ...init });
  expect(given).toEqual(['http://127.0.0.1/x', { method: 'POST', headers: expected }]);
  expect(init).toEqual(headers === undefined ? {} : { headers });
});

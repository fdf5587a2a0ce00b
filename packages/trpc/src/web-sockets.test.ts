import { createServer } from 'node:http';
import { createWSClient, wsLink } from '@trpc/client';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type CallApp, type CallHost, clientOf, openCallApp } from './testing/call-app.js';
import type { CallClient, StreamName } from './testing/call-client.js';
import { follow } from './testing/follow.js';
import { listen } from './testing/listen.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface WebSocketApp extends CallApp {
  readonly client: CallClient;
  /** The client closes its connection as it should. */
  hangUp(): Promise<void>;
  /** Breaks the connection: the client connects anew. */
  breakOff(): void;
}

async function open(): Promise<WebSocketApp> {
  let wss: WebSocketServer | undefined;
  const host: CallHost = {
    seesRequests: false,
    serve: async ({ router, contextOf }) => {
      const server = createServer();
      wss = new WebSocketServer({ server });
      const createContext: Parameters<typeof applyWSSHandler>[0]['createContext'] = ({ req }) =>
        contextOf(req, (name) => req.headers[name]?.toString());
      applyWSSHandler({ wss, router, createContext });
      return listen(server);
    },
  };
  const app = await openCallApp(host);
  closing.push(app.close);
  // A browser sends its cookies along, and no header of ours.
  class Browser extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { 'x-user': 'ann', cookie: 'theme=dark', 'user-agent': 'a browser' } });
    }
  }
  const connection = createWSClient({
    url: app.url.replace('http', 'ws'),
    WebSocket: Browser as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 20,
  });
  closing.push(() => connection.close());
  return {
    ...app,
    client: clientOf(wsLink({ client: connection })),
    hangUp: () => connection.close(),
    breakOff: () => {
      for (const client of wss?.clients ?? []) client.terminate();
    },
  };
}

const end = (items: number, complete: boolean) => ({ metadata: { phase: 'end', items, complete } });

describe('over a WebSocket', () => {
  it('a mutation is one record, with what the connection’s own request says', async () => {
    const app = await open();
    await app.client.order.create.mutate({ id: '1' });
    const [record] = await app.records(1);
    expect(record).toMatchObject({
      action: 'order.create',
      outcome: 'success',
      actorId: 'ann',
      batchIndex: null,
    });
    expect(record).toMatchObject({ ip: '127.0.0.1', userAgent: 'a browser', method: 'GET', requestId: null });
  });

  it.each<[StreamName, number]>([
    ['tracked', 2],
    ['observed', 2],
    ['iterable', 2],
  ])('a subscription that completes has a start and an end: %s', async (name, items) => {
    const app = await open();
    await follow(app.client.watch[name]).over;
    const [start, last] = await app.records(2);
    expect(start).toMatchObject({ action: 'order.watch', stage: 'outcome', outcome: 'success' });
    expect(last).toMatchObject({
      stage: 'event',
      parentId: start?.id,
      outcome: 'success',
      ...end(items, true),
    });
  });

  it.each<[StreamName, string, string]>([
    ['conflict', 'failure', 'CONFLICT'],
    ['observedConflict', 'failure', 'CONFLICT'],
    ['forbidden', 'denied', 'FORBIDDEN'],
  ])('one that an error ends says so at its end: %s', async (name, outcome, reason) => {
    const app = await open();
    await expect(follow(app.client.watch[name]).over).rejects.toThrow();
    const [, last] = await app.records(2);
    expect(last).toMatchObject({ stage: 'event', outcome, reason, ...end(1, false) });
  });

  it.each<StreamName>(['ticking', 'observedTicking', 'stuck'])(
    'one that the client leaves has an end, and the connection goes on: %s',
    async (name) => {
      const app = await open();
      const followed = follow(app.client.watch[name]);
      await followed.first;
      followed.leave();
      const [, last] = await app.records(2);
      expect(last).toMatchObject({ stage: 'event', outcome: 'success', metadata: { complete: false } });
      if (name !== 'stuck') expect(await app.client.watch.closed.query()).toBe(1);
    },
  );

  it('a connection that closes ends all of its subscriptions, each once', async () => {
    const app = await open();
    const followed = [follow(app.client.watch.ticking), follow(app.client.watch.stuck)];
    await Promise.all(followed.map(({ first }) => first));
    await app.hangUp();
    const records = await app.records(4);
    const ends = records.filter(({ stage }) => stage === 'event');
    expect(ends.map(({ outcome }) => outcome)).toEqual(['success', 'success']);
    expect(new Set(ends.map(({ parentId }) => parentId)).size).toBe(2);
  });

  it('after a broken connection the client’s new attempt is a subscription of its own', async () => {
    const app = await open();
    const followed = follow(app.client.watch.stuck);
    await followed.first;
    app.breakOff();
    await expect.poll(() => followed.items.length).toBe(2);
    const records = await app.records(3);
    expect(records.map(({ stage }) => stage).toSorted()).toEqual(['event', 'outcome', 'outcome']);
  });
});

import { getEventListeners } from 'node:events';
import { createAudit, memoryStorage } from '@auditreel/core';
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { observable } from '@trpc/server/observable';
import { expect, it, vi } from 'vitest';
import { type AuditProcedureMeta, auditPlugin } from './index.js';
import type { StreamWatch } from './stream-watch.js';
import { watchStream } from './watch-stream.js';

/** A watch that keeps what it is told. */
function bench() {
  const seen: string[] = [];
  const watch: StreamWatch = {
    run: (callback) => callback(),
    item: () => void seen.push('item'),
    completed: () => void seen.push('completed'),
    left: () => void seen.push('left'),
    failed: (error) => void seen.push(`failed: ${error}`),
  };
  return { seen, watched: <T>(data: T): T => watchStream(data, watch) as T };
}

it('asks for an item only when it is asked for one, and passes on what comes with the question', async () => {
  const { seen, watched } = bench();
  let asked = 0;
  const stream = watched(
    (async function* (): AsyncGenerator<string, string, string> {
      asked += 1;
      const answer = yield 'question';
      asked += 1;
      return answer;
    })(),
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(0);
  expect(await stream.next('ignored')).toEqual({ done: false, value: 'question' });
  expect([asked, seen]).toEqual([1, ['item']]);
  expect(await stream.next('answer')).toEqual({ done: true, value: 'answer' });
  expect(seen).toEqual(['item', 'completed']);
});

it('return() reaches the host’s generator, and what its teardown throws comes back', async () => {
  const { seen, watched } = bench();
  const stream = watched(
    (async function* () {
      try {
        yield 1;
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: what a host's teardown may do
        throw new Error('teardown');
      }
    })(),
  );
  await stream.next();
  await expect(stream.return(undefined as never)).rejects.toThrow('teardown');
  expect(seen).toEqual(['item', 'left']);
});

it('a cursor whose own next() is another one is read as it is without us, and closed', async () => {
  const { seen, watched } = bench();
  let isClosed = false;
  const cursor = {
    next: async () => null,
    async *[Symbol.asyncIterator]() {
      try {
        yield { n: 1 };
        yield { n: 2 };
      } finally {
        isClosed = true;
      }
    },
  };
  const items: unknown[] = [];
  for await (const item of watched(cursor as unknown as AsyncIterable<unknown>)) {
    items.push(item);
    if (items.length === 2) break;
  }
  expect([items, seen, isClosed]).toEqual([[{ n: 1 }, { n: 2 }], ['item', 'item', 'left'], true]);
});

it('throw() reaches it too, and it may go on', async () => {
  const { seen, watched } = bench();
  const stream = watched(
    (async function* () {
      try {
        yield 1;
      } catch (error) {
        yield `caught ${error}`;
      }
    })(),
  );
  await stream.next();
  expect(await stream.throw?.('a stone')).toEqual({ done: false, value: 'caught a stone' });
  expect(seen).toEqual(['item', 'item']);
});

it('an iterator has return, throw and disposal only where the host’s has', async () => {
  const { seen, watched } = bench();
  const bare: AsyncIterableIterator<number> = {
    [Symbol.asyncIterator]: () => bare,
    next: async () => ({ done: true, value: undefined }),
  };
  expect(Object.keys(watched(bare))).toEqual(['next']);
  const disposable = {
    next: bare.next,
    [Symbol.asyncIterator]: () => disposable,
    [Symbol.asyncDispose]: async () => void seen.push('disposed'),
  };
  const held = watched(disposable);
  await held[Symbol.asyncDispose]();
  expect(seen).toEqual(['left', 'disposed']);
});

it('an iterable begins when it is iterated, each time anew', async () => {
  const { watched } = bench();
  let begun = 0;
  const stream = watched({
    async *[Symbol.asyncIterator]() {
      begun += 1;
      yield begun;
    },
  });
  expect(begun).toBe(0);
  for await (const item of stream) expect(item).toBe(1);
});

it('an observable that throws when it is subscribed to has failed', () => {
  const { seen, watched } = bench();
  const stream = watched(
    observable(() => {
      throw new Error('no');
    }),
  );
  expect(() => stream.subscribe({})).toThrow('no');
  expect(seen).toEqual(['failed: Error: no']);
});

it('what is no stream is what it was', () => {
  const { watched } = bench();
  expect(watched('no stream')).toBe('no stream');
});

it('a stream that ended holds on to nothing: neither the signal nor a second end', async () => {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  const t = initTRPC.meta<AuditProcedureMeta>().create();
  const watch = t.procedure
    .concat(auditPlugin(audit).procedure)
    .meta({ audit: { action: 'order.watch' } })
    .subscription(async function* () {
      yield 1;
    });
  const going = new AbortController();
  const call = t.createCallerFactory(t.router({ watch }))({}, { signal: going.signal });
  const stream = await call.watch();
  expect(getEventListeners(going.signal, 'abort')).toHaveLength(1);
  for await (const item of stream) expect(item).toBe(1);
  expect(getEventListeners(going.signal, 'abort')).toHaveLength(0);
  going.abort();
  await audit.close();
  const { records } = await storage.records.list({ limit: 9 });
  expect(records.map(({ stage }) => stage)).toEqual(['event', 'outcome']);
});

it.each([
  ['tRPC’s own limit of its duration', { maxDurationMs: 20 }, (answer: Response) => answer.text()],
  ['whoever reads the answer and stops', {}, (answer: Response) => answer.body?.cancel()],
])('%s ends a stream that waits, before its own end', async (_, sse, read) => {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  const t = initTRPC.meta<AuditProcedureMeta>().create({ sse });
  const watch = t.procedure
    .concat(auditPlugin(audit).procedure)
    .meta({ audit: { action: 'order.watch' } })
    .subscription(async function* () {
      yield 1;
      await new Promise(() => {});
    });
  const req = new Request('http://127.0.0.1/trpc/watch', { headers: { accept: 'text/event-stream' } });
  // Never waited for: a reader that is told to stop waits for the generator, which waits for nothing.
  void read(await fetchRequestHandler({ endpoint: '/trpc', req, router: t.router({ watch }) }));
  await expect
    .poll(async () => {
      await audit.flush();
      return (await storage.records.list({ limit: 9 })).records.map(({ metadata }) => metadata?.complete);
    })
    .toEqual([false, undefined]);
  await audit.close();
});

it('the end of a stream that lasted for hours is still an event of its call', async () => {
  const storage = memoryStorage();
  const audit = createAudit({ storage, secret: 's'.repeat(32) });
  const t = initTRPC.meta<AuditProcedureMeta>().create();
  const router = t.router({
    ticks: t.procedure
      .concat(auditPlugin(audit).procedure)
      .meta({ audit: { action: 'ticks.watch' } })
      .subscription(async function* () {
        yield 1;
        const later = performance.now() + 2 * 3_600_000;
        vi.spyOn(performance, 'now').mockReturnValue(later);
        yield 2;
      }),
  });
  const req = new Request('http://localhost/trpc/ticks', { headers: { accept: 'text/event-stream' } });
  await (await fetchRequestHandler({ endpoint: '/trpc', req, router })).text();
  vi.restoreAllMocks();
  await audit.flush();
  const { records } = await storage.records.list({ limit: 9 });
  const [end, start] = records;
  expect(end).toMatchObject({ stage: 'event', parentId: start?.id, metadata: { phase: 'end', items: 2 } });
  await audit.close();
});

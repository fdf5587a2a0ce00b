import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventStream, type StreamedEvent } from './event-stream.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream of what is pushed, and what became of it. */
function open(client = new AbortController()) {
  const errors: Error[] = [];
  const state = { isBegun: false, isEnded: false, taken: 0 };
  const waiting: (StreamedEvent | Error)[] = [];
  let wake = (): void => {};
  const pushed = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  async function* source(signal: AbortSignal): AsyncGenerator<StreamedEvent> {
    state.isBegun = true;
    signal.addEventListener('abort', () => wake());
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next instanceof Error) throw next;
        state.taken += next ? 1 : 0;
        if (next) yield next;
        else await pushed();
      }
    } finally {
      state.isEnded = true;
    }
  }
  const request = new Request('https://app.example/', { signal: client.signal });
  const response = eventStream({ request, source, onError: (error) => errors.push(error) });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  return {
    client,
    errors,
    state,
    response,
    reader,
    push(next: StreamedEvent | Error) {
      waiting.push(next);
      wake();
    },
    read: async () => new TextDecoder().decode((await reader.read()).value),
  };
}

const event = (id: number, data: unknown = {}): StreamedEvent => ({ event: 'record', id, data });

describe('a stream of events', () => {
  it('begins with its first read, and says something at once', async () => {
    const { state, response, read } = open();
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(state.isBegun).toBe(false);
    expect(await read()).toBe(': open\n\n');
    void read();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.isBegun).toBe(true);
  });

  it('sends each event by itself, on lines that its data cannot break', async () => {
    const { read, push } = open();
    await read();
    push(event(5, { note: 'a\n\nevent: b\r\u2028' }));
    push(event(6));
    expect(await read()).toBe('event: record\nid: 5\ndata: {"note":"a\\n\\nevent: b\\r\u2028"}\n\n');
    expect(await read()).toBe('event: record\nid: 6\ndata: {}\n\n');
  });

  it('takes nothing that nobody reads', async () => {
    const { state, read, push } = open();
    for (let i = 0; i < 100; i += 1) push(event(i));
    await read();
    await read();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(state.taken).toBe(1);
  });

  it('shows every 15 seconds that it is there, to whoever reads', async () => {
    const { read, reader } = open();
    await read();
    const beat = read();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await beat).toBe(': still here\n\n');
    await vi.advanceTimersByTimeAsync(45_000);
    expect(await read()).toBe(': still here\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('ends after a minute, and its source with it, read or not', async () => {
    const { state, read, reader, push } = open();
    await read();
    push(event(1));
    await read();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await drained(reader)).at(-1)?.done).toBe(true);
    expect(state.isEnded).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['its reader cancels', ({ reader }: ReturnType<typeof open>) => reader.cancel()],
    ['the client has gone', async ({ client }: ReturnType<typeof open>) => client.abort()],
  ])('stops its source when %s', async (_what, leave) => {
    const stream = open();
    await stream.read();
    const pending = stream.reader.read();
    await vi.advanceTimersByTimeAsync(0);
    await leave(stream);
    expect((await pending).done).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(stream.state.isEnded).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(stream.errors).toEqual([]);
  });

  it('of a client that has gone before it began, is empty', async () => {
    const client = new AbortController();
    client.abort();
    const { reader, state } = open(client);
    expect((await reader.read()).done).toBe(true);
    expect(state.isBegun).toBe(false);
  });

  it('whose source fails ends, and the host is told', async () => {
    const { read, reader, push, errors } = open();
    await read();
    push(new Error('The database is down'));
    expect((await reader.read()).done).toBe(true);
    expect(errors.map(({ message }) => message)).toEqual(['The database is down']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

async function drained(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<readonly ReadableStreamReadResult<Uint8Array>[]> {
  const results: ReadableStreamReadResult<Uint8Array>[] = [];
  while (results.at(-1)?.done !== true) results.push(await reader.read());
  return results;
}

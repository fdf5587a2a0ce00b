import type { ChunkAck } from '@auditreel/core/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../stub/clock.js';
import { memoryOutbox, type OutboxEntry } from './outbox.js';
import { createUploader, type Uploader } from './uploader.js';

const ACK: ChunkAck = {
  stored: 'stored',
  highWater: 0,
  missing: [],
  next: 'continue',
  session: 'live',
  serverTime: 0,
};

let answers: (() => Response)[];
let sentAt: number[];
let uploader: Uploader;
const heard: string[] = [];
const outbox = memoryOutbox();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  answers = [];
  sentAt = [];
  heard.length = 0;
  const clock = createClock();
  uploader = createUploader({
    outbox,
    clock,
    fetch: async () => {
      sentAt.push(clock.now() - start);
      return (answers.shift() ?? ok)();
    },
    onAck: (entry, ack) => heard.push(`${entry.id} ${ack.next}`),
    onRefused: (entry, status) => heard.push(`${entry.id} ${status}`),
  });
  const start = clock.now();
});
afterEach(() => {
  uploader.stop();
  vi.useRealTimers();
});

const ok = (): Response => Response.json(ACK);
const told = (next: ChunkAck['next']) => () => Response.json({ ...ACK, next });
const says = (status: number, retryAfter?: number) => () =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` } });

async function bring(...ids: readonly string[]): Promise<void> {
  const entries = ids.map((id): OutboxEntry => entryOf(id));
  await outbox.put(entries);
  uploader.add(entries);
  await vi.advanceTimersByTimeAsync(0);
}

describe('an upload', () => {
  it.each([429, 503])(
    'answered %i is sent again when Retry-After says, not before, and in order',
    async (status) => {
      answers = [says(status, 20)];
      await bring('a', 'b');
      await bring('c');
      void uploader.flush();
      await vi.advanceTimersByTimeAsync(19_000);
      expect(sentAt).toEqual([0]);
      expect((await outbox.all()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      await vi.advanceTimersByTimeAsync(1000);
      expect(sentAt).toEqual([0, 20_000, 20_000, 20_000]);
      expect(heard).toEqual(['a continue', 'b continue', 'c continue']);
      expect(await outbox.all()).toEqual([]);
    },
  );

  it('answered 5xx without it waits longer each time, up to a minute and a quarter', async () => {
    answers = Array.from({ length: 12 }, () => says(500));
    await bring('a');
    await vi.advanceTimersByTimeAsync(600_000);
    const waits = sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? 0));
    for (const [i, wait] of waits.entries()) {
      const expected = Math.min(60_000, 1000 * 2 ** i);
      expect(wait).toBeGreaterThanOrEqual(expected * 0.75);
      expect(wait).toBeLessThanOrEqual(expected * 1.25 + 1);
    }
    expect(heard).toEqual(['a continue']);
  });

  it.each([400, 401, 403, 409, 413])(
    'answered %i is given up, and the next one goes at once',
    async (status) => {
      answers = [says(status)];
      await bring('a', 'b');
      expect(heard).toEqual([`a ${status}`, 'b continue']);
      expect(await outbox.all()).toEqual([]);
    },
  );

  it('hands on what its ack says', async () => {
    answers = [told('throttle'), told('stop')];
    await bring('a', 'b');
    expect(heard).toEqual(['a throttle', 'b stop']);
  });

  it('that finds no network is sent again', async () => {
    answers = [
      () => {
        throw new TypeError('Failed to fetch');
      },
    ];
    await bring('a');
    await vi.advanceTimersByTimeAsync(1300);
    expect(heard).toEqual(['a continue']);
  });
});

function entryOf(id: string): OutboxEntry {
  return {
    id,
    base: 'http://shop.test/api/auditreel',
    writeToken: 'w',
    at: 0,
    expiresAt: Number.POSITIVE_INFINITY,
    body: new Uint8Array(3),
    envelope: {
      v: 1,
      sessionId: 's',
      tabId: 't',
      page: 'p',
      seq: 0,
      part: 0,
      parts: 1,
      firstMs: 0,
      lastMs: 0,
      count: 1,
      hasSnapshot: false,
      marks: [],
      dropped: 0,
      recorder: '0',
    },
  };
}

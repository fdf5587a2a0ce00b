import type { ChunkAck } from '@auditreel/core/protocol';
import type { Clock } from '../stub/clock.js';
import type { Outbox, OutboxEntry } from './outbox.js';
import { type SendResult, send } from './send.js';

/** What the uploader needs and whom it tells. */
export interface UploaderOptions {
  readonly outbox: Outbox;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly onAck: (entry: OutboxEntry, ack: ChunkAck) => void;
  readonly onRefused: (entry: OutboxEntry, status: number) => void;
}

/** Sends entries one after another, oldest first, until the server has them. */
export interface Uploader {
  add(entries: readonly OutboxEntry[]): void;
  /** Tries now, unless the server asked for patience. Resolves when nothing is left or nothing can be sent. */
  flush(): Promise<void>;
  /** Sends what fits into the browser's allowance for pages that go away. */
  sendTail(entries: readonly OutboxEntry[]): void;
  holds(page: string, seq: number): boolean;
  stop(): void;
}

const MAX_WAIT_MS = 60_000;
/** Of the 64 KiB that all keepalive requests share. */
const TAIL_BYTES = 56 * 1024;

/** Makes the uploader of a page. */
export function createUploader(options: UploaderOptions): Uploader {
  const { outbox, onAck, onRefused } = options;
  const queue = new Map<string, OutboxEntry>();
  let waitMs = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  const settle = (entry: OutboxEntry, result: SendResult): void => {
    if (result.kind === 'retry') return;
    queue.delete(entry.id);
    void outbox.remove(entry.id).catch(() => undefined);
    if (result.kind === 'stored') onAck(entry, result.ack);
    else onRefused(entry, result.status);
  };
  const drain = async (): Promise<void> => {
    for (const entry of queue.values()) {
      if (stopped) return;
      const patience = notBefore - options.clock.now();
      if (patience > 0) {
        timer = setTimeout(kick, patience);
        return;
      }
      const result = await send(entry, options.clock, options);
      settle(entry, result);
      if (result.kind === 'retry') {
        waitMs = Math.min(MAX_WAIT_MS, Math.max(1000, waitMs * 2));
        notBefore = options.clock.now() + (result.afterMs ?? 0);
        timer = setTimeout(kick, result.afterMs ?? waitMs * (0.75 + Math.random() / 2));
        return;
      }
      waitMs = 0;
    }
  };
  const kick = (): Promise<void> => {
    clearTimeout(timer);
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    add: (entries) => {
      for (const entry of entries) queue.set(entry.id, entry);
      if (waitMs === 0) void kick();
    },
    flush: async () => {
      await running;
      await kick();
    },
    sendTail: (entries) => {
      let left = TAIL_BYTES;
      for (const entry of entries) {
        queue.set(entry.id, entry);
        left -= entry.body.length + JSON.stringify(entry.envelope).length + 64;
        if (left < 0) continue;
        void send(entry, options.clock, { fetch: options.fetch, keepalive: true }).then((result) =>
          settle(entry, result),
        );
      }
    },
    holds: (page, seq) =>
      [...queue.values()].some(({ envelope }) => envelope.page === page && envelope.seq === seq),
    stop: () => {
      stopped = true;
      queue.clear();
      clearTimeout(timer);
    },
  };
}

import type { ChunkAck, SessionAnswer } from '@auditreel/core/protocol';
import type { Stub } from '../stub/stub.js';
import { VERSION } from '../version.js';
import type { OpenChunk } from './open-chunk.js';
import { memoryOutbox, type Outbox, type OutboxEntry, openOutbox } from './outbox.js';
import { type SealedPart, type Sender, seal, sealNow } from './seal.js';
import { livingTabs } from './tab-lock.js';
import { createUploader, type Uploader } from './uploader.js';

/** A closed chunk, and the session it belongs to. */
export interface ClosedChunk {
  readonly chunk: OpenChunk;
  readonly session: SessionAnswer;
  /** Events dropped on its page so far. */
  readonly dropped: number;
}

/** Brings closed chunks to the server: sealed, kept in the outbox, uploaded. */
export interface Delivery {
  deliver(closed: ClosedChunk): void;
  /** The page goes away now: everything unsent is kept and, as far as it fits, sent. */
  leave(last: ClosedChunk | null): void;
  flush(): Promise<void>;
  /** Whether an upload of this page and seq is still on its way. */
  holds(page: string, seq: number): boolean;
  stop(forget: boolean): Promise<void>;
}

/** Whom delivery tells. */
export interface DeliveryOptions {
  readonly stub: Stub;
  /** Resolves once the tab's id is proved. */
  readonly tabReady: Promise<void>;
  readonly onAck: (entry: OutboxEntry, ack: ChunkAck) => void;
  readonly onRefused: (entry: OutboxEntry, status: number) => void;
}

interface Job extends ClosedChunk {
  entries?: readonly OutboxEntry[];
}

const DAY_MS = 86_400_000;

/** Makes the delivery of a page, and takes up what earlier pages left behind. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { stub } = options;
  const jobs = new Map<Job, Promise<void>>();
  let outbox: Outbox = memoryOutbox();
  let stopped = false;
  const lateOutbox: Outbox = {
    put: (entries) => outbox.put(entries),
    all: () => outbox.all(),
    remove: (id) => outbox.remove(id),
    clear: () => outbox.clear(),
  };
  const uploader = createUploader({ ...options, outbox: lateOutbox, fetch: stub.fetch, clock: stub.clock });
  const ready = Promise.all([options.tabReady, openOutbox()]).then(([, opened]) => {
    outbox = opened;
  });
  void ready.then(() => takeUp(stub, outbox, uploader));

  const process = async (job: Job): Promise<void> => {
    await ready;
    await stub.settle?.();
    const parts = await seal(job.chunk, senderOf(stub, job));
    if (stopped || !jobs.has(job)) return;
    job.entries = entriesOf(stub, job, parts);
    // An outbox that fails (quota) costs the resend from a later page, not the upload from this one.
    await outbox.put(job.entries).catch(() => undefined);
    if (stopped || !jobs.delete(job)) return;
    uploader.add(job.entries);
  };
  return {
    deliver: (closed) => {
      const job: Job = { ...closed };
      jobs.set(job, Promise.resolve());
      jobs.set(job, process(job));
    },
    leave: (last) => {
      const left: Job[] = [...jobs.keys(), ...(last ? [last] : [])];
      jobs.clear();
      const entries = left.flatMap(
        (job) => job.entries ?? entriesOf(stub, job, sealNow(job.chunk, senderOf(stub, job))),
      );
      if (entries.length === 0) return;
      outbox.put(entries).catch(() => undefined);
      uploader.sendTail(entries);
    },
    flush: async () => {
      await Promise.all(jobs.values());
      await uploader.flush();
    },
    holds: (page, seq) =>
      uploader.holds(page, seq) ||
      [...jobs.keys()].some(({ chunk }) => chunk.page === page && chunk.seq === seq),
    stop: async (forget) => {
      if (!forget) await Promise.all(jobs.values()).then(() => uploader.flush());
      stopped = true;
      jobs.clear();
      uploader.stop();
      if (forget) await ready.then(() => outbox.clear());
    },
  };
}

/** Sends what pages that are gone have left, and removes what is too old. */
async function takeUp(stub: Stub, outbox: Outbox, uploader: Uploader): Promise<void> {
  const [entries, living] = await Promise.all([outbox.all(), livingTabs()]);
  const now = stub.clock.now();
  const mine = entries.filter((entry) => entry.base === stub.base);
  for (const { id } of mine.filter(({ expiresAt }) => expiresAt <= now)) void outbox.remove(id);
  const orphans = mine.filter(
    ({ expiresAt, envelope: { tabId } }) => expiresAt > now && (tabId === stub.tabId || !living.has(tabId)),
  );
  uploader.add(orphans.sort((a, b) => a.at - b.at || a.envelope.seq - b.envelope.seq));
}

function senderOf(stub: Stub, { dropped, session }: ClosedChunk): Sender {
  return { sessionId: session.sessionId, tabId: stub.tabId, dropped, recorder: VERSION };
}

function entriesOf(
  stub: Stub,
  { session }: ClosedChunk,
  parts: readonly SealedPart[],
): readonly OutboxEntry[] {
  const at = stub.clock.now();
  return parts.map((sealed) => {
    const { tabId, page, seq, part } = sealed.envelope;
    return {
      ...sealed,
      id: [session.sessionId, tabId, page, seq, part].join('/'),
      base: stub.base,
      writeToken: session.writeToken,
      at,
      expiresAt: at + DAY_MS,
    };
  });
}

import { v7 as uuidv7 } from 'uuid';
import type { AuditStorage } from './storage/ports.js';
import { asError } from './thrown.js';

/** Periodic work that one process does for all of them: whoever holds its lease. */
export interface ElectedJob {
  start(): void;
  /** Resolves when the lease is given back. A round under way is told by `isStopped`. */
  stop(): Promise<void>;
  readonly isStopped: () => boolean;
}

export interface ElectedJobOptions {
  /** Of the lease. */
  readonly name: string;
  readonly storage: Pick<AuditStorage, 'leases' | 'now'>;
  readonly everyMs: number;
  /** How long a process may be silent before another takes over; longer than `everyMs`. */
  readonly leaseMs: number;
  /** This process's own clock, where the storage has none. */
  readonly now: () => number;
  /** One round; `now` is the storage's clock. */
  readonly run: (now: number) => Promise<void>;
  readonly onError: (error: Error) => void;
}

/** Runs a round each time that this process holds the lease; a round that takes long is not run beside itself. */
export function electedJob({ name, storage, run, onError, ...times }: ElectedJobOptions): ElectedJob {
  const holder = uuidv7();
  let timer: NodeJS.Timeout | null = null;
  let isElected = false;
  let isRunning = false;
  let isStopped = false;

  async function round(): Promise<void> {
    if (isRunning || isStopped) return;
    isRunning = true;
    try {
      const now = await storageNow(storage, times.now);
      isElected = await storage.leases.acquire({ name, holder, now, until: now + times.leaseMs });
      if (isElected) await run(now);
    } catch (error) {
      onError(asError(error));
    } finally {
      isRunning = false;
    }
  }

  return {
    start() {
      timer = setInterval(() => void round(), times.everyMs);
      timer.unref();
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearInterval(timer);
      if (isElected) await storage.leases.release(name, holder).catch(onError);
    },
    isStopped: () => isStopped,
  };
}

/** An hour that this process's own clock is ahead would make everything an hour older. */
export async function storageNow(storage: Pick<AuditStorage, 'now'>, now: () => number): Promise<number> {
  return (await storage.now?.()) ?? now();
}

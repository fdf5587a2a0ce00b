import { type AuditRecord, asError } from '@auditreel/core/adapter';
import type { FeedRecords } from './stored-since.js';
import { storedWindow } from './stored-window.js';

export interface PollerOptions {
  readonly records: FeedRecords;
  readonly deliver: (records: readonly AuditRecord[]) => void;
  /** Told once, however long the storage fails. */
  readonly onError: (error: Error) => void;
}

/** Looks for new records each second, until it is stopped. */
export interface Poller {
  /** When what was there already is known: from then on nothing is missed. */
  readonly isReady: Promise<void>;
  /** The newest time that was seen, ms. */
  newest(): number;
  stop(): void;
}

const EVERY_MS = 1_000;
const LONGEST_MS = 30_000;

export function startPoller({ records, deliver, onError }: PollerOptions): Poller {
  const window = storedWindow(records);
  let [failures, isStopped] = [0, false];
  let timer: NodeJS.Timeout | undefined;
  let becomeReady = (): void => {};
  const isReady = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });

  async function look(): Promise<void> {
    try {
      await window.look((found) => isStopped || deliver(found));
      failures = 0;
      becomeReady();
    } catch (cause) {
      failures += 1;
      if (failures === 1) onError(asError(cause));
    }
    if (isStopped) return;
    timer = setTimeout(look, Math.min(EVERY_MS * 2 ** failures, LONGEST_MS));
    // Whoever listens keeps the process up, by their connection.
    timer.unref();
  }

  void look();
  return {
    isReady,
    newest: window.newest,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

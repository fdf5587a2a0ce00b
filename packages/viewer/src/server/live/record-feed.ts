import type { AuditRecord } from '@auditreel/core/adapter';
import type { CaughtUp } from '../../api/live.js';
import { readBacklog } from './backlog.js';
import { batchQueue } from './batch-queue.js';
import { type Poller, startPoller } from './poller.js';
import type { FeedRecords } from './stored-since.js';

/** New records, for any number of listeners by one poller, which runs only while somebody listens. */
export interface RecordFeed {
  /** Ends with the signal, or when its reader is too slow. */
  listen(options: ListenOptions): AsyncGenerator<FeedBatch>;
}

export interface ListenOptions {
  readonly matches: (record: AuditRecord) => boolean;
  /** Time of the database's clock that the listener has seen everything up to, ms. @default the newest there is */
  readonly after: number | undefined;
  readonly signal: AbortSignal;
}

export interface FeedBatch {
  /** In the order in which they were stored. */
  readonly records: readonly AuditRecord[];
  /** Of the first batch: where the listener stands after it. */
  readonly caughtUp?: CaughtUp;
}

/** Records that may wait for one listener. */
const MOST_WAITING = 1_000;

type Listener = (records: readonly AuditRecord[]) => void;

export interface FeedParts {
  readonly storage: { readonly records: FeedRecords };
  /** Told once, however long the storage fails. */
  readonly onError: (error: Error) => void;
}

export function recordFeed({ storage, onError }: FeedParts): RecordFeed {
  const listeners = new Set<Listener>();
  let poller: Poller | null = null;

  const deliver: Listener = (found) => {
    for (const tell of listeners) tell(found);
  };
  const join = (listener: Listener): Poller => {
    listeners.add(listener);
    poller ??= startPoller({ records: storage.records, deliver, onError });
    return poller;
  };
  const leave = (listener: Listener): void => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    poller?.stop();
    poller = null;
  };

  return {
    async *listen({ matches, after, signal }) {
      const queue = batchQueue<AuditRecord>({ signal, most: MOST_WAITING });
      const hear: Listener = (found) => queue.push(found.filter(matches));
      const { isReady, newest } = join(hear);
      try {
        await Promise.race([isReady, aborted(signal)]);
        if (signal.aborted) return;
        // Read once the poller knows what was there: what comes from now on is heard, and may be read as well.
        const at = newest();
        const { records, isComplete } = await readBacklog(storage.records, { matches, after, newest: at });
        const told = new Set(records.map(({ id }) => id));
        yield { records, caughtUp: { at, isComplete } };
        for await (const batch of queue) {
          const rest = batch.filter(({ id }) => !told.has(id));
          if (rest.length > 0) yield { records: rest };
        }
      } finally {
        leave(hear);
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

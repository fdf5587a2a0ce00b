/** What waits for one reader, in batches. */
export interface BatchQueue<T> extends AsyncIterable<readonly T[]> {
  push(batch: readonly T[]): void;
}

export interface BatchQueueOptions {
  /** Ends the queue. */
  readonly signal: AbortSignal;
  /** When more items wait, the queue ends too: its reader is too slow. */
  readonly most: number;
}

export function batchQueue<T>({ signal, most }: BatchQueueOptions): BatchQueue<T> {
  let batches: (readonly T[])[] = [];
  let waiting = 0;
  let isCut = false;
  let wake = (): void => {};
  return {
    push(batch) {
      if (isCut || signal.aborted) return;
      batches.push(batch);
      waiting += batch.length;
      isCut = waiting > most;
      if (isCut) batches = [];
      wake();
    },
    async *[Symbol.asyncIterator]() {
      signal.addEventListener('abort', () => wake(), { once: true });
      while (!isCut && !signal.aborted) {
        const next = batches.shift();
        if (next === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        waiting -= next.length;
        yield next;
      }
    },
  };
}

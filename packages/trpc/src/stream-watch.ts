import type { Audit } from '@auditreel/core';
import { type Draft, holdDraft, recordStreamEnd, runInDraft } from '@auditreel/core/adapter';
import { getTRPCErrorFromUnknown } from '@trpc/server';
import { type CallResult, endOf } from './end-of.js';

/** Told what happens to a subscription's stream; whichever end comes first is the one that is recorded. */
export interface StreamWatch {
  /** Runs the host's code with the call's draft, so that what it does belongs to the call. */
  run<T>(callback: () => T): T;
  item(): void;
  completed(): void;
  /** The client unsubscribed, or its connection closed. */
  left(): void;
  failed(error: unknown): void;
}

/** Watches the stream of a call that has a record; its end becomes an event of that. */
export function streamWatch(audit: Audit, draft: Draft, signal: AbortSignal | undefined): StreamWatch {
  holdDraft(draft);
  let items = 0;
  let isOver = false;
  function end(result: CallResult, complete: boolean): void {
    if (isOver) return;
    isOver = true;
    signal?.removeEventListener('abort', left);
    recordStreamEnd(audit, draft, { end: endOf(result), items, complete });
  }
  function left(): void {
    end({ ok: true }, false);
  }
  // A generator that waits for its next item would hear of it only then.
  signal?.addEventListener('abort', left, { once: true });
  return {
    run: (callback) => runInDraft(audit, draft, callback),
    item: () => {
      items += 1;
    },
    completed: () => end({ ok: true }, true),
    left,
    failed: (error) => end({ ok: false, error: getTRPCErrorFromUnknown(error) }, false),
  };
}

import type { Draft } from '../record/draft.js';

/** Where the draft of the running request is found by code below the handler. */
export interface ContextStore {
  /** Runs `callback` (and all that it starts) with this draft. */
  run<T>(draft: Draft, callback: () => T): T;
  /** The draft of the running code, if any. */
  current(): Draft | undefined;
}

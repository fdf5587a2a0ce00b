import type { Draft } from '../record/draft.js';

/** Where the draft of the running request is found by code below the handler. */
export interface ContextStore {
  /** Runs `callback` (and all that it starts) with this draft. */
  run<T>(draft: Draft, callback: () => T): T;
  /**
   * Puts the rest of the running callback (and all that it starts) into this draft, where nothing can be wrapped.
   * Absent where that would reach its neighbours too.
   */
  enter?(draft: Draft): void;
  /** The draft of the running code, if any. */
  current(): Draft | undefined;
}

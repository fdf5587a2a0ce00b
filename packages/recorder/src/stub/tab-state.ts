import type { SessionAnswer } from '@auditreel/core/protocol';

/** What a tab keeps for its next document, in `sessionStorage`. */
export interface TabState {
  readonly tabId: string;
  readonly session: SessionAnswer | null;
  /** Last activity, ms. */
  readonly at: number;
}

/** Where a tab's state lies; one entry for each ingest address. */
export const stateKey = (base: string): string => `auditreel:${base}`;

/** Reads the tab's state; storage that is closed to us or full of something else is no state. */
export function readState(base: string): TabState | null {
  try {
    return JSON.parse(sessionStorage.getItem(stateKey(base)) ?? 'null') as TabState | null;
  } catch {
    return null;
  }
}

/** Writes or, with `null`, clears the tab's state. */
export function writeState(base: string, state: TabState | null): void {
  try {
    if (state) sessionStorage.setItem(stateKey(base), JSON.stringify(state));
    else sessionStorage.removeItem(stateKey(base));
  } catch {
    // Storage is closed to us: the cookie still carries the session.
  }
}

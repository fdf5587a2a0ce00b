import type { RecordsAnswer, ShownRecord } from '../../api/answers.js';

/** `off`: nothing new can match. */
export type LiveState = 'off' | 'live' | 'paused' | 'reconnecting';

export function liveState(now: {
  readonly isOpenEnded: boolean;
  readonly isPaused: boolean;
  readonly isConnected: boolean;
}): LiveState {
  if (!now.isOpenEnded) return 'off';
  if (now.isPaused) return 'paused';
  return now.isConnected ? 'live' : 'reconnecting';
}

/** Of the server's query: a list that ended in the past cannot grow. */
export function isOpenEnded(filter: string, now: number): boolean {
  const to = new URLSearchParams(filter).get('to');
  return to === null || Number(to) > now;
}

/** Up to when a list has everything, ms of the database's clock; null: it has nothing. */
export function newestIn(page: RecordsAnswer | undefined): number | null {
  const times = (page?.records ?? []).map(({ recordedAt }) => recordedAt ?? 0);
  return times.length === 0 ? null : Math.max(...times);
}

/** How many wait that the list lacks: its pages may have been read again since they came. */
export function countWaiting(waiting: readonly ShownRecord[], items: readonly ShownRecord[]): number {
  if (waiting.length === 0) return 0;
  const known = new Set(items.map(({ id }) => id));
  return waiting.filter(({ id }) => !known.has(id)).length;
}

import type { ShownRecord } from './answers.js';

/** Names of what `GET api/records/stream` sends. */
export const LIVE_EVENTS = { record: 'record', caughtUp: 'caught_up' } as const;

/** Data of `record`; its id is the time when it was stored. */
export type LiveRecord = ShownRecord;

/** Data of `caught_up`, which comes once, when everything has been sent that was stored before the stream began. */
export interface CaughtUp {
  /** Up to this time of the database's clock, ms. */
  readonly at: number;
  /** False: more was stored since the time asked for than the stream tells of, so the list has to be read again. */
  readonly isComplete: boolean;
}

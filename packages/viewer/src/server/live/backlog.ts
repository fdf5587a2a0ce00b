import type { AuditRecord } from '@auditreel/core/adapter';
import { type FeedRecords, idsSince, recordsOf } from './stored-since.js';

export interface BacklogOptions {
  readonly matches: (record: AuditRecord) => boolean;
  readonly after: number | undefined;
  /** The newest time there is, ms. */
  readonly newest: number;
}

/** What a listener may have missed. */
export interface Backlog {
  /** In the order in which they were stored; some of them the listener has already. */
  readonly records: readonly AuditRecord[];
  /** False when there is more than is read for one who comes back. */
  readonly isComplete: boolean;
}

const MOST_IDS = 2_000;
const MOST_RECORDS = 500;

export async function readBacklog(
  records: FeedRecords,
  { matches, after, newest }: BacklogOptions,
): Promise<Backlog> {
  // Nobody has seen what is still to come, whatever a client says.
  const ids = await idsSince(records, Math.min(after ?? newest, newest), MOST_IDS);
  const found: AuditRecord[] = [];
  for await (const group of recordsOf(records, ids)) found.push(...group.filter(matches));
  return {
    records: found.slice(-MOST_RECORDS),
    isComplete: ids.length < MOST_IDS && found.length <= MOST_RECORDS,
  };
}

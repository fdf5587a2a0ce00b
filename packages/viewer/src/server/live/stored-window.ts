import type { AuditRecord } from '@auditreel/core/adapter';
import { type FeedRecords, idsSince, newestStored, recordsOf } from './stored-since.js';

/** More rows than this within the window are not told apart from those that were seen. */
const MOST_IDS = 10_000;

/** Finds what has been stored since it last looked, whenever it was committed. */
export interface StoredWindow {
  /** The newest time that was seen, ms. */
  newest(): number;
  /** The first look only remembers what is there already. */
  look(deliver: (records: readonly AuditRecord[]) => void): Promise<void>;
}

export function storedWindow(records: FeedRecords): StoredWindow {
  let newest: number | null = null;
  let seen = new Set<string>();
  return {
    newest: () => newest ?? 0,
    async look(deliver) {
      const from = newest ?? (await newestStored(records));
      const ids = await idsSince(records, from, MOST_IDS);
      if (newest !== null) await deliverFresh(ids.filter(({ id }) => !seen.has(id)));
      seen = new Set(ids.map(({ id }) => id));
      newest = Math.max(from, ids[0]?.recordedAt ?? 0);

      async function deliverFresh(fresh: typeof ids): Promise<void> {
        for await (const group of recordsOf(records, fresh)) {
          // One by one, so that a look that breaks off goes on where it broke off.
          for (const { id } of group) seen.add(id);
          deliver(group);
        }
      }
    },
  };
}

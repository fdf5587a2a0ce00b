import { type ElectedJob, type ElectedJobOptions, electedJob } from './elected-job.js';
import type { AuditRecord } from './record/audit-record.js';
import { blankRecord } from './record/blank-record.js';
import { idBeside } from './record/id-beside.js';
import { searchTextOf } from './record/search-text.js';
import { fillTargets } from './record/targets.js';
import type { ChangeStore, LostRequest } from './storage/change-store.js';
import type { AuditStorage } from './storage/ports.js';

const EVERY_MS = 300_000;
const LEASE_MS = 900_000;
/** No request is open for longer than a quarter of an hour, and its record is stored soon after. */
const LATE_MS = 1_800_000;
/** How far back the first round looks. */
const BACK_MS = 86_400_000;
const PAGE = 500;
const MOST_TARGETS = 20;

type Sources = Pick<ElectedJobOptions, 'storage' | 'now' | 'onError'> & {
  readonly storage: AuditStorage;
  readonly service: string | null;
};

/**
 * Finds requests that are known only by what they changed: their process died before it knew how they would end. Each
 * gets an `audit.lost` event, so that the list shows it; should the record come after all, it stands beside it.
 */
export function lostRequests(sources: Sources): ElectedJob {
  let done: number | null = null;
  return electedJob({
    ...sources,
    name: 'changes.lost',
    everyMs: EVERY_MS,
    leaseMs: LEASE_MS,
    async run(now) {
      const to = now - LATE_MS;
      await recordLost(sources, { from: done ?? to - BACK_MS, to });
      done = to;
    },
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Records the lost requests whose changes were written in a stretch of time; answers how many there were. */
export async function recordLost(
  { storage, service }: Pick<Sources, 'storage' | 'service'>,
  stretch: Stretch,
): Promise<number> {
  const { changes } = storage;
  if (changes?.withoutRecord === undefined) return 0;
  let found = 0;
  let after: { readonly afterId?: string } = {};
  for (;;) {
    const lost = await changes.withoutRecord({ ...stretch, ...after, limit: PAGE });
    await storage.records.insert(await Promise.all(lost.map((one) => lostRecord(one, changes, service))));
    found += lost.length;
    const last = lost.at(-1);
    if (last === undefined || lost.length < PAGE) return found;
    after = { afterId: last.recordId };
  }
}

async function lostRecord(
  lost: LostRequest,
  changes: ChangeStore,
  service: string | null,
): Promise<AuditRecord> {
  const row = blankRecord(idBeside(lost.recordId, 'audit.lost'), lost.at);
  const page = await changes.ofRecord(lost.recordId, { limit: MOST_TARGETS });
  row.stage = 'event';
  row.parentId = lost.recordId;
  row.action = 'audit.lost';
  row.reason = 'CRASH';
  row.actorType = lost.actorType ?? 'unknown';
  row.actorId = lost.actorId;
  row.metadata = { changes: lost.changes };
  row.service = service;
  fillTargets(
    row,
    page.changes.map(({ model, targetId }) => ({ type: model, ...(targetId !== null && { id: targetId }) })),
  );
  row.searchText = searchTextOf(row);
  return row;
}

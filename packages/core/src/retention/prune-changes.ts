import { firstIdAt } from '../storage/id-range.js';
import type { OldChange } from '../storage/retention-store.js';
import { nextAfter, type PhaseWork, type PrunePhase } from './prune-phase.js';
import { spanOf } from './prune-tales.js';

/** Data changes; what holds their record, holds them too. */
export const pruneChanges: PrunePhase = async ({ after, limit }, work) => {
  const page = await work.store.changes({ after, below: firstIdAt(work.before), limit });
  const old = page.filter(({ recordedAt }) => recordedAt < work.before);
  const held = await heldAmong(old, work);
  const ids = old.filter((change) => !held.has(change)).map(({ id }) => id);
  const step = { rows: page.length, next: nextAfter(page, limit), held: { changes: held.size } };
  if (ids.length === 0) return step;
  const removed = await work.remove({ of: 'changes', ids }, { rows: ids.length, bytes: 0 });
  if (removed === null) return { rows: page.length, next: after };
  return { ...step, removed: { changes: removed.rows }, span: spanOf(ids) };
};

async function heldAmong(
  changes: readonly OldChange[],
  { holds, store }: PhaseWork,
): Promise<ReadonlySet<OldChange>> {
  if (holds.all.length === 0) return new Set();
  const recordIds = new Set(changes.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])));
  const records = recordIds.size === 0 ? [] : await store.recordsById([...recordIds]);
  const heldRecords = new Set(
    records.filter((record) => holds.on.record(record).length > 0).map(({ id }) => id),
  );
  return new Set(
    changes.filter(
      (change) =>
        holds.on.change(change).length > 0 || (change.recordId !== null && heldRecords.has(change.recordId)),
    ),
  );
}

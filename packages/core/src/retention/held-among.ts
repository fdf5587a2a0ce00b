import type { AuditHold } from '../storage/hold-store.js';
import { splitTarget } from '../storage/record-filter.js';
import type { OldRecord } from '../storage/retention-store.js';
import type { PhaseWork } from './prune-phase.js';

/** The ids of those that are held by themselves, or because they tell who changed a row that is held. */
export async function heldAmong(
  records: readonly OldRecord[],
  { holds, store }: Pick<PhaseWork, 'holds' | 'store'>,
): Promise<ReadonlySet<string>> {
  if (holds.all.length === 0 || records.length === 0) return new Set();
  const changes = await store.changesOf(
    records.map(({ id }) => id),
    subjectIds(holds.all),
  );
  const changed = changes.filter((change) => holds.on.change(change).length > 0);
  const byChange = new Set(changed.map(({ recordId }) => recordId));
  const held = records.filter((record) => byChange.has(record.id) || holds.on.record(record).length > 0);
  return new Set(held.map(({ id }) => id));
}

function subjectIds(holds: readonly AuditHold[]): readonly string[] {
  return holds.flatMap(({ subject, subjectId }) => {
    if (subject === 'session') return [];
    return [subject === 'actor' ? subjectId : (splitTarget(subjectId).id ?? '')];
  });
}

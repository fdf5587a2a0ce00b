import type { AuditHold } from '../storage/hold-store.js';
import { firstIdAt, splitTarget } from '../storage/record-filter.js';
import type { OldRecord } from '../storage/retention-store.js';
import { nextAfter, type PhaseWork, type PrunePhase } from './prune-phase.js';
import { spanOf } from './prune-tales.js';

/** What was erased, and at whose wish, has to be shown for as long as there is an audit trail. */
const KEPT_FOR_EVER = 'privacy.redact';

/**
 * Records, below an id of the cutoff's time and stored before it. An intent goes with its outcome, never by itself: one
 * without an outcome is the only trace of what was about to happen.
 */
export const pruneRecords: PrunePhase = async ({ after, limit }, work) => {
  const below = firstIdAt(work.before);
  const page = await work.store.records({ after, below, limit });
  const old = page.filter((record) => isOld(record, { below, before: work.before }));
  const held = await heldAmong(old, work);
  const kept = new Set(old.filter(({ id }) => held.has(id)).map(({ intentId }) => intentId));
  const free = old.filter(({ id }) => !held.has(id));
  const intents = free.flatMap(({ intentId }) => (intentId === null || kept.has(intentId) ? [] : [intentId]));
  const ids = [...new Set([...free.map(({ id }) => id), ...intents])];
  const step = { rows: page.length, next: nextAfter(page, limit), held: { records: held.size } };
  if (ids.length === 0) return step;
  const removed = await work.remove({ of: 'records', ids }, { rows: ids.length, bytes: 0 });
  if (removed === null) return { rows: page.length, next: after };
  return { ...step, removed: { records: removed.rows }, span: spanOf(ids) };
};

function isOld(
  { recordedAt, stage, intentId, action }: OldRecord,
  { below, before }: { readonly below: string; readonly before: number },
): boolean {
  if (stage === 'intent' || action === KEPT_FOR_EVER) return false;
  return recordedAt !== null && recordedAt < before && (intentId === null || intentId < below);
}

/** The ids of those that are held by themselves, or because they tell who changed a row that is held. */
async function heldAmong(
  records: readonly OldRecord[],
  { holds, store }: PhaseWork,
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

import { firstIdAt } from '../storage/id-range.js';
import type { OldRecord } from '../storage/retention-store.js';
import { heldAmong } from './held-among.js';
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
  const free = old.filter(({ id }) => !held.has(id));
  const kept = old.filter(({ id }) => held.has(id));
  const intents = await freeIntents({ free, kept }, work);
  const ids = [...free.map(({ id }) => id), ...intents].sort();
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

interface Outcomes {
  readonly free: readonly OldRecord[];
  readonly kept: readonly OldRecord[];
}

/** The intents of outcomes that go, but for those that a kept one shares, and those that are held by themselves. */
async function freeIntents({ free, kept }: Outcomes, work: PhaseWork): Promise<readonly string[]> {
  const keeping = new Set(kept.map(({ intentId }) => intentId));
  const found = free.flatMap(({ intentId }) =>
    intentId === null || keeping.has(intentId) ? [] : [intentId],
  );
  const ids = [...new Set(found)];
  if (ids.length === 0 || work.holds.all.length === 0) return ids;
  const held = await heldAmong(await work.store.recordsById(ids), work);
  return ids.filter((id) => !held.has(id));
}

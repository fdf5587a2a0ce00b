import { setTimeout as delay } from 'node:timers/promises';
import type { RetentionStore } from '../storage/retention-store.js';
import { pace } from './pace.js';
import { pruneChanges } from './prune-changes.js';
import type { PhaseWork, PrunePhase, Step } from './prune-phase.js';
import { pruneRecordings } from './prune-recordings.js';
import { pruneRecords } from './prune-records.js';
import { noneHeld, noneRemoved, type Prunable, type PruneReport } from './prune-report.js';
import { pruneSessions } from './prune-sessions.js';
import { endTale, type RunFacts, startTale, type TimeSpan, widest } from './prune-tales.js';
import { openRemover, type Remover } from './remover.js';

/** A run, and how far it may go. */
export interface PruneRun extends RunFacts {
  readonly store: RetentionStore;
  readonly isDry: boolean;
  /** Asked before each batch. */
  readonly mayGoOn: () => boolean;
  /** By phase, where a run before had to leave off; this one leaves its own there. */
  readonly places: Map<string, string | null>;
  /** Whether somebody waits for it, so that the process has to live until then. */
  readonly isAwaited: boolean;
}

interface NamedPhase {
  readonly name: string;
  readonly of: Prunable;
  readonly step: PrunePhase;
}

/** Recordings before the records that may hold them, changes before the records that they belong to. */
const PHASES: readonly NamedPhase[] = [
  { name: 'recordings', of: 'recordings', step: pruneRecordings },
  { name: 'changes', of: 'records', step: pruneChanges },
  { name: 'records', of: 'records', step: pruneRecords },
  { name: 'sessions', of: 'records', step: pruneSessions },
];

/** Deletes what is older than the cutoffs and not held, in small batches, and records it if there was anything. */
export async function pruneRun(run: PruneRun): Promise<PruneReport> {
  const { storage, recordings } = run.options;
  const remover = await openRemover({ store: run.store, storage, recordings }, startTale(run));
  const sums = new Sums();
  const end = async (isComplete: boolean, error: unknown): Promise<PruneReport> => {
    const recordId = remover.recordId();
    const report = { dryRun: run.isDry, before: run.cutoffs, recordId, isComplete, ...sums.counts() };
    if (recordId !== null)
      await storage.records.insert([endTale({ ...report, recordId, span: sums.span, error }, run)]);
    return report;
  };
  let isComplete = true;
  try {
    for (const phase of PHASES) isComplete = isComplete && (await runPhase(phase, { run, remover, sums }));
  } catch (error) {
    await end(false, error);
    throw error;
  }
  return end(isComplete, null);
}

interface Under {
  readonly run: PruneRun;
  readonly remover: Remover;
  readonly sums: Sums;
}

/** Whether it came to its end. */
async function runPhase({ name, of, step }: NamedPhase, { run, remover, sums }: Under): Promise<boolean> {
  const before = run.cutoffs[of];
  if (before === null || (run.isDry && step === pruneSessions)) return true;
  const { limit, took } = pace(run.store.isInProcess());
  let after = run.places.get(name) ?? null;
  while (run.mayGoOn()) {
    const startedAt = performance.now();
    const done = await step({ after, limit: limit() }, workOf(run, remover, before));
    sums.add(done);
    if (done.next === 'end') {
      run.places.delete(name);
      return true;
    }
    after = done.next;
    run.places.set(name, after);
    await delay(took(performance.now() - startedAt, done.rows), undefined, { ref: run.isAwaited });
  }
  return false;
}

function workOf({ options, store, now, isDry }: PruneRun, remover: Remover, before: number): PhaseWork {
  return {
    store,
    sessions: options.storage.sessions,
    recordings: options.recordings,
    assets: options.storage.assets,
    holds: remover.holds(),
    before,
    now,
    isDry,
    remove: async (removal, expected) => (isDry ? expected : remover.remove(removal)),
    expire: async (sessionId) => (isDry ? undefined : store.expire(sessionId, now)),
  };
}

class Sums {
  readonly #removed = noneRemoved();
  readonly #held = noneHeld();
  span: TimeSpan | null = null;

  add({ removed = {}, held = {}, span = null }: Step): void {
    for (const [name, count] of Object.entries(removed)) this.#removed[name as keyof typeof removed] += count;
    for (const [name, count] of Object.entries(held)) this.#held[name as keyof typeof held] += count;
    this.span = widest(this.span, span);
  }

  counts(): Pick<PruneReport, 'removed' | 'held'> {
    return { removed: this.#removed, held: this.#held };
  }
}

import { storageNow } from '../elected-job.js';
import { OptionsError } from '../errors.js';
import type { AuditRetention } from './audit-retention.js';
import { holdDesk } from './hold-desk.js';
import { cutoffsOf, type PruneOptions } from './prune-options.js';
import type { PruneReport } from './prune-report.js';
import { pruneRun } from './prune-run.js';
import { type RetentionJobOptions, retentionJob } from './retention-job.js';

/** The calls, and the job that makes them by itself. */
export interface WiredRetention {
  readonly calls: AuditRetention;
  start(): void;
  /** Resolves when the batch under way is over. */
  stop(): Promise<void>;
}

export function wireRetention(room: RetentionJobOptions): WiredRetention {
  const { options, ready } = room;
  const { storage, retention } = options;
  const now = (): Promise<number> => storageNow(storage, room.now);
  const desk = holdDesk({ options, ready, now });
  const job = retentionJob(room);
  const underWay = new Set<Promise<unknown>>();
  let isStopped = false;

  async function prune(asked?: PruneOptions): Promise<PruneReport> {
    const run = pruneOnce(asked);
    const over = run.then(noted, noted);
    underWay.add(over);
    return run.finally(() => underWay.delete(over));
  }

  async function pruneOnce({ dryRun = false, by, ...asked }: PruneOptions = {}): Promise<PruneReport> {
    const { retention: store } = storage;
    if (store === undefined) throw new OptionsError('storage', 'This storage deletes nothing.');
    await ready();
    const at = await now();
    const cutoffs = cutoffsOf(asked, retention, at);
    const common = { options, store, cutoffs, now: at, by: by ?? null, isDry: dryRun, isAwaited: true };
    return pruneRun({ ...common, mayGoOn: () => !isStopped, places: new Map() });
  }

  return {
    calls: {
      prune,
      hold: (input) => desk.hold(input),
      release: (id, { by } = {}) => desk.release(id, by),
      holds: () => desk.holds(),
    },
    start: () => job.start(),
    async stop() {
      isStopped = true;
      await Promise.all([job.stop(), ...underWay]);
    },
  };
}

function noted(): void {}

import { electedJob } from '../elected-job.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { cutoffsOf } from './prune-options.js';
import { pruneRun } from './prune-run.js';

/** Prunes what retention says, about every hour, in one process of all. */
export interface RetentionJob {
  start(): void;
  /** Resolves when the batch under way is over and the lease is given back. */
  stop(): Promise<void>;
}

export interface RetentionJobOptions {
  readonly options: ResolvedOptions;
  readonly ready: () => Promise<void>;
  readonly now: () => number;
  readonly random: () => number;
}

const HOUR_MS = 3_600_000;
/** A process that was just started has other things to do first, and others were started with it. */
const LOOK_MS = { least: 120_000, spread: 120_000 } as const;
const RUN_MS = 600_000;
/** Longer than the longest run and the look after it. */
const LEASE_MS = 1_200_000;

export function retentionJob({ options, ready, now, random }: RetentionJobOptions): RetentionJob {
  const { storage, retention, onError } = options;
  const isForEver = retention.records.ms === null && retention.recordings.ms === null;
  const places = new Map<string, string | null>();
  let nextAt = 0;
  let running: Promise<unknown> = Promise.resolve();

  async function prune(at: number): Promise<void> {
    const { retention: store } = storage;
    if (store === undefined || at < nextAt) return;
    await ready();
    const until = performance.now() + RUN_MS;
    const mayGoOn = (): boolean => !job.isStopped() && performance.now() < until;
    const cutoffs = cutoffsOf({}, retention, at);
    const common = { options, store, cutoffs, now: at, by: null, isDry: false, isAwaited: false };
    const { isComplete } = await pruneRun({ ...common, mayGoOn, places });
    // What is left over is gone on with at the next look.
    if (isComplete) nextAt = at + HOUR_MS * (0.9 + 0.2 * random());
  }

  const job = electedJob({
    name: 'retention',
    storage,
    everyMs: LOOK_MS.least + LOOK_MS.spread * random(),
    leaseMs: LEASE_MS,
    now,
    run: (at) => {
      const run = prune(at);
      running = run.catch(() => {});
      return run;
    },
    onError,
  });
  return {
    start() {
      if (!isForEver) job.start();
    },
    async stop() {
      await Promise.all([job.stop(), running]);
    },
  };
}

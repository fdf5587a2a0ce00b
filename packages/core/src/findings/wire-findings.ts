import { electedJob } from '../elected-job.js';
import { hostFailure } from '../host-failure.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { asError } from '../thrown.js';
import type { Finding } from './finding.js';
import { findingRound } from './finding-round.js';
import { recordIntake } from './record-intake.js';
import { webhookSender } from './webhook-sender.js';

/** Looks for sequences worth a look, in one process of all, and tells of them. */
export interface WiredFindings {
  /** @throws OptionsError when the webhook's address or secret is missing */
  start(): void;
  /** Resolves when the round under way is over. */
  stop(): Promise<void>;
}

export interface FindingsRoom {
  readonly options: Pick<ResolvedOptions, 'storage' | 'service' | 'onError' | 'redactPolicy' | 'findings'>;
  readonly ready: () => Promise<void>;
  readonly now: () => number;
}

const EVERY_MS = 10_000;
/** Longer than a round, and the wait for the next. */
const LEASE_MS = 60_000;
/** Of every ten seconds: the database is the app's. */
const WORK_MS = 2000;

export function wireFindings({ options, ready, now }: FindingsRoom): WiredFindings {
  const { storage, findings, onError } = options;
  const intake = recordIntake({ records: storage.records, onError });
  const sender = findings.webhook && webhookSender({ webhook: findings.webhook, now, onError });

  function deliver(finding: Finding): void {
    void tellHost(finding);
    sender?.send(finding);
  }

  async function tellHost(finding: Finding): Promise<void> {
    try {
      await findings.onFinding?.(finding);
    } catch (error) {
      const outcome = 'the finding is in the log only';
      onError(hostFailure('createAudit({ findings: { onFinding } })', outcome, asError(error)));
    }
  }

  const job = electedJob({
    name: 'findings',
    storage,
    everyMs: EVERY_MS,
    leaseMs: LEASE_MS,
    now,
    onError,
    async run(at) {
      await ready();
      await intake.take(at);
      const until = performance.now() + WORK_MS;
      const mayGoOn = (): boolean => !job.isStopped() && performance.now() < until;
      await findingRound({ options, intake, mayGoOn, deliver });
    },
  });
  return {
    start() {
      findings.webhook?.();
      if (findings.rules.length > 0) job.start();
    },
    async stop() {
      sender?.stop();
      await job.stop();
    },
  };
}

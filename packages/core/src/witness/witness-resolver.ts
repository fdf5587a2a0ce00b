import { type ElectedJob, electedJob, storageNow } from '../elected-job.js';
import type { AuditMark, AuditStorage, ChunkStore, RecordLinks, WitnessVerdict } from '../storage/ports.js';
import { evidenceOf, gatherEvidence, requestIdsOf } from './evidence.js';
import { isLastOutcome, judgeAtDeadline, judgeByMark, type Verdict } from './judge.js';
import { markLooks } from './mark-looks.js';

/** Gives each pending record its verdict: soon after its mark comes, and at the latest 15 minutes after it was stored. */
export interface WitnessResolver {
  start(): void;
  /** Resolves when the lease is given back. */
  stop(): Promise<void>;
  /** Told of marks that were stored here. */
  readonly marked: (marks: readonly AuditMark[]) => void;
  /** One round of what the timers do; resolves when it is done. */
  sweep(): Promise<void>;
}

export interface WitnessOptions {
  readonly storage: AuditStorage;
  readonly recordings: ChunkStore;
  readonly now: () => number;
  readonly onError: (error: Error) => void;
}

const FINAL_MS = 900_000;
const SWEEP_MS = 10_000;
const LEASE_MS = 30_000;
const PAGE = 500;

export function witnessResolver(options: WitnessOptions): WitnessResolver {
  return new Resolver(options);
}

class Resolver implements WitnessResolver {
  readonly #options: WitnessOptions;
  readonly #looks: ReturnType<typeof markLooks>;
  readonly #sweeps: ElectedJob;

  constructor(options: WitnessOptions) {
    this.#options = options;
    this.#looks = markLooks({
      look: (requestIds) => this.#judgeMarked(requestIds),
      onError: options.onError,
    });
    this.#sweeps = electedJob({
      ...options,
      name: 'witness',
      everyMs: SWEEP_MS,
      leaseMs: LEASE_MS,
      run: (now) => this.#sweepAt(now),
    });
  }

  start(): void {
    this.#sweeps.start();
  }

  async stop(): Promise<void> {
    this.#looks.stop();
    await this.#sweeps.stop();
  }

  readonly marked = (marks: readonly AuditMark[]): void => {
    this.#looks.add(marks.map(({ requestId }) => requestId));
  };

  /** The last word on every record that is old enough for it. */
  async sweep(): Promise<void> {
    const { storage, now } = this.#options;
    await this.#sweepAt(await storageNow(storage, now));
  }

  async #sweepAt(now: number): Promise<void> {
    const before = now - FINAL_MS;
    // Always on to the next page: a verdict that the storage does not keep is tried in the next sweep, not for ever in this.
    let after: { readonly afterId?: string } = {};
    while (!this.#sweeps.isStopped()) {
      const records = await this.#options.storage.records.pendingWitness({ ...after, before, limit: PAGE });
      const last = records.at(-1);
      if (last === undefined) return;
      await this.#judgeFinally(records).catch(this.#options.onError);
      after = { afterId: last.id };
    }
  }

  /** Judges the records of requests that were marked; answers the ids of those that have ended. */
  async #judgeMarked(requestIds: readonly string[]): Promise<ReadonlySet<string>> {
    const evidence = await gatherEvidence(requestIds, this.#options);
    const at = this.#options.now();
    const pending = [...evidence.records.values()].flat().filter(({ witness }) => witness === 'pending');
    const verdicts = pending.flatMap((record) => {
      const verdict = judgeByMark({ record, ...evidenceOf(record, evidence) });
      return verdict === null ? [] : [toStore(record, verdict, at)];
    });
    if (verdicts.length > 0) await this.#options.storage.records.setWitness(verdicts);
    const ended = [...evidence.records].filter(([, records]) => records.some(isLastOutcome));
    return new Set(ended.map(([requestId]) => requestId));
  }

  async #judgeFinally(records: readonly RecordLinks[]): Promise<void> {
    const { storage, recordings } = this.#options;
    const evidence = await gatherEvidence(requestIdsOf(records), this.#options);
    const at = this.#options.now();
    const verdicts: WitnessVerdict[] = [];
    for (const [sessionId, ofSession] of bySession(records)) {
      const session = sessionId === null ? null : await storage.sessions.get(sessionId);
      const chunks = sessionId === null ? [] : await recordings.list(sessionId);
      for (const record of ofSession) {
        const verdict = judgeAtDeadline({ record, ...evidenceOf(record, evidence), session, chunks });
        verdicts.push(toStore(record, verdict, at));
      }
    }
    await storage.records.setWitness(verdicts);
  }
}

function toStore(record: RecordLinks, { witness, reason, mark }: Verdict, at: number): WitnessVerdict {
  const joined = record.sessionId === null && mark !== null;
  const session = joined ? { id: mark.sessionId, tabId: mark.tabId, trust: 'claimed' as const } : null;
  return { id: record.id, witness, reason, at, ...(session && { session }) };
}

function bySession(records: readonly RecordLinks[]): ReadonlyMap<string | null, readonly RecordLinks[]> {
  const groups = new Map<string | null, RecordLinks[]>();
  for (const record of records) {
    const group = groups.get(record.sessionId);
    if (group === undefined) groups.set(record.sessionId, [record]);
    else group.push(record);
  }
  return groups;
}

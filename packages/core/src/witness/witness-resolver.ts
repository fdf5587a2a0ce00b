import { v7 as uuidv7 } from 'uuid';
import type { AuditRecord } from '../record/audit-record.js';
import type { AuditMark, AuditStorage, ChunkStore, WitnessVerdict } from '../storage/ports.js';
import { judgeAtDeadline, judgeByMark, type Verdict } from './judge.js';

/** Gives each pending record its verdict: when its mark comes, and at the latest 15 minutes after it. */
export interface WitnessResolver {
  start(): void;
  /** Resolves when the lease is given back. */
  stop(): Promise<void>;
  /** Told of records that were stored here. */
  readonly stored: (records: readonly AuditRecord[]) => void;
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
/** When the marks of another process should long be there. */
const SECOND_LOOK_MS = 30_000;
const SETTLE_MS = 250;
const SWEEP_MS = 10_000;
const LEASE_MS = 30_000;
const PAGE = 500;
const LEASE = 'witness';

export function witnessResolver(options: WitnessOptions): WitnessResolver {
  return new Resolver(options);
}

class Resolver implements WitnessResolver {
  readonly #options: WitnessOptions;
  readonly #holder = uuidv7();
  /** Request ids of which this process saw both halves lately. */
  readonly #awaited = new Map<string, { record: boolean; mark: boolean }>();
  readonly #ready = new Set<string>();
  #sweepTimer: NodeJS.Timeout | null = null;
  #settleTimer: NodeJS.Timeout | null = null;
  #isElected = false;
  #isSweeping = false;
  #isStopped = false;
  #lookedAt: string | undefined;

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  start(): void {
    this.#sweepTimer = setInterval(() => void this.#sweepIfElected(), SWEEP_MS);
    this.#sweepTimer.unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#sweepTimer) clearInterval(this.#sweepTimer);
    if (this.#settleTimer) clearTimeout(this.#settleTimer);
    if (this.#isElected) {
      await this.#options.storage.leases.release(LEASE, this.#holder).catch(this.#options.onError);
    }
  }

  readonly stored = (records: readonly AuditRecord[]): void => {
    for (const record of records) {
      if (record.witness === 'pending' && record.requestId !== null) this.#note(record.requestId, 'record');
    }
  };

  readonly marked = (marks: readonly AuditMark[]): void => {
    for (const mark of marks) this.#note(mark.requestId, 'mark');
  };

  async sweep(): Promise<void> {
    await this.#secondLook();
    await this.#finish();
  }

  /** Both halves are here: a moment later, the two are joined. */
  #note(requestId: string, half: 'record' | 'mark'): void {
    const known = this.#awaited.get(requestId) ?? { record: false, mark: false };
    known[half] = true;
    this.#awaited.set(requestId, known);
    if (known.record && known.mark) {
      this.#awaited.delete(requestId);
      this.#ready.add(requestId);
      this.#settleSoon();
    } else if (this.#awaited.size > 50_000) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#awaited.keys().next();
    if (!oldest.done) this.#awaited.delete(oldest.value);
  }

  #settleSoon(): void {
    if (this.#settleTimer || this.#isStopped) return;
    this.#settleTimer = setTimeout(() => {
      this.#settleTimer = null;
      this.#settleReady().catch(this.#options.onError);
    }, SETTLE_MS);
    this.#settleTimer.unref();
  }

  async #settleReady(): Promise<void> {
    const requestIds = [...this.#ready].slice(0, PAGE);
    for (const requestId of requestIds) this.#ready.delete(requestId);
    if (requestIds.length === 0) return;
    const records = await this.#options.storage.records.byRequest(requestIds);
    await this.#judgeByMarks(records.filter((record) => record.witness === 'pending'));
    if (this.#ready.size > 0) this.#settleSoon();
  }

  async #sweepIfElected(): Promise<void> {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    const { storage, now, onError } = this.#options;
    try {
      const lease = { name: LEASE, holder: this.#holder, now: now(), until: now() + LEASE_MS };
      this.#isElected = await storage.leases.acquire(lease);
      if (this.#isElected) await this.sweep();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#isSweeping = false;
    }
  }

  /** Once for every record: its mark may have gone to another process. */
  async #secondLook(): Promise<void> {
    const before = this.#options.now() - SECOND_LOOK_MS;
    while (!this.#isStopped) {
      const after = this.#lookedAt === undefined ? {} : { afterId: this.#lookedAt };
      const records = await this.#options.storage.records.pendingWitness({ ...after, before, limit: PAGE });
      const last = records.at(-1);
      if (last === undefined) return;
      await this.#judgeByMarks(records);
      this.#lookedAt = last.id;
    }
  }

  async #judgeByMarks(records: readonly AuditRecord[]): Promise<void> {
    const requestIds = requestIdsOf(records);
    if (requestIds.length === 0) return;
    const { storage, recordings } = this.#options;
    const [marks, siblings] = await Promise.all([
      recordings.marksOf(requestIds),
      storage.records.byRequest(requestIds),
    ]);
    const at = this.#options.now();
    const verdicts = records.flatMap((record) => {
      const verdict = judgeByMark({ record, ...evidenceOf(record, marks, siblings) });
      return verdict === null ? [] : [toStore(record, verdict, at)];
    });
    if (verdicts.length > 0) await storage.records.setWitness(verdicts);
  }

  async #finish(): Promise<void> {
    const before = this.#options.now() - FINAL_MS;
    // Always on to the next page: a verdict that the storage does not keep is tried in the next sweep, not for ever in this.
    let after: { readonly afterId?: string } = {};
    while (!this.#isStopped) {
      const records = await this.#options.storage.records.pendingWitness({ ...after, before, limit: PAGE });
      const last = records.at(-1);
      if (last === undefined) return;
      await this.#judgeFinally(records);
      after = { afterId: last.id };
    }
  }

  async #judgeFinally(records: readonly AuditRecord[]): Promise<void> {
    const { storage, recordings } = this.#options;
    const requestIds = requestIdsOf(records);
    const marks = requestIds.length === 0 ? [] : await recordings.marksOf(requestIds);
    const siblings = requestIds.length === 0 ? [] : await storage.records.byRequest(requestIds);
    const at = this.#options.now();
    const verdicts: WitnessVerdict[] = [];
    for (const [sessionId, ofSession] of bySession(records)) {
      const session = sessionId === null ? null : await storage.sessions.get(sessionId);
      const chunks = sessionId === null ? [] : await recordings.list(sessionId);
      for (const record of ofSession) {
        const verdict = judgeAtDeadline({ record, ...evidenceOf(record, marks, siblings), session, chunks });
        verdicts.push(toStore(record, verdict, at));
      }
    }
    await storage.records.setWitness(verdicts);
  }
}

function toStore(record: AuditRecord, { witness, reason, mark }: Verdict, at: number): WitnessVerdict {
  const joined = record.sessionId === null && mark !== null;
  const session = joined ? { id: mark.sessionId, tabId: mark.tabId, trust: 'claimed' as const } : null;
  return { id: record.id, witness, reason, at, ...(session && { session }) };
}

/** A call in a batch is `<requestId>#<i>`; its mark is the batch's. */
function markIdOf(requestId: string): string {
  return requestId.split('#', 1)[0] ?? requestId;
}

function requestIdsOf(records: readonly AuditRecord[]): readonly string[] {
  const ids = records.flatMap((record) =>
    record.requestId === null ? [] : [record.requestId, markIdOf(record.requestId)],
  );
  return [...new Set(ids)];
}

function evidenceOf(
  record: AuditRecord,
  marks: readonly AuditMark[],
  siblings: readonly AuditRecord[],
): { readonly marks: readonly AuditMark[]; readonly siblings: readonly AuditRecord[] } {
  const requestId = record.requestId;
  if (requestId === null) return { marks: [], siblings: [] };
  return {
    marks: marks.filter((mark) => mark.requestId === requestId || mark.requestId === markIdOf(requestId)),
    siblings: siblings.filter((one) => one.requestId === requestId),
  };
}

function bySession(records: readonly AuditRecord[]): ReadonlyMap<string | null, readonly AuditRecord[]> {
  const groups = new Map<string | null, AuditRecord[]>();
  for (const record of records)
    groups.set(record.sessionId, [...(groups.get(record.sessionId) ?? []), record]);
  return groups;
}

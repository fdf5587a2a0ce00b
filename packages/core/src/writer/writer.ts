import { type Awaitable, allOf } from '../awaitable.js';
import { AuditError, StorageRefusedError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RecordRow } from '../record/blank-record.js';
import type { RecordStore } from '../storage/ports.js';
import { insertHalving } from './insert-halving.js';
import { unstorable } from './unstorable.js';

/** Takes settled records and brings them to storage in batches; `best-effort`, in bounded memory. */
export interface Writer {
  /** Never throws and never waits; a record that does not fit is counted. */
  enqueue(entry: WriterEntry): void;
  /** Resolves when what was queued before is stored or dropped, or at the deadline; what waits then goes on waiting. */
  flush(deadlineMs?: number): Promise<void>;
  close(deadlineMs: number): Promise<void>;
  readonly counts: WriterCounts;
}

/** A record whose last columns are decided just before it is stored. */
export interface WriterEntry {
  readonly record: RecordRow;
  /** Decides trust and witness; absent when the record is complete. */
  readonly complete?: (record: RecordRow) => Awaitable<RecordRow>;
}

export interface WriterCounts {
  readonly queued: number;
  readonly written: number;
  readonly dropped: number;
}

export interface WriterOptions {
  readonly store: Pick<RecordStore, 'insert'>;
  readonly onError: (error: Error) => void;
  /** Makes the record that says how many were dropped. */
  readonly droppedRecord: (count: number) => RecordRow;
  readonly epoch: string;
  readonly limits?: Partial<WriterLimits>;
}

interface WriterLimits {
  readonly queued: number;
  readonly batch: number;
  readonly batchBytes: number;
  readonly intervalMs: number;
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** A batch of 500 holds SQLite, which runs on the event loop, for some 6 ms; a transaction costs 2 or 3 besides. */
const LIMITS: WriterLimits = {
  queued: 20_000,
  batch: 500,
  batchBytes: 1_000_000,
  intervalMs: 500,
  retryMs: 250,
  maxRetryMs: 15_000,
};

const FLUSH_MS = 30_000;

export function createWriter(options: WriterOptions): Writer {
  return new QueueWriter(options);
}

class QueueWriter implements Writer {
  readonly #options: WriterOptions;
  readonly #limits: WriterLimits;
  #queue: WriterEntry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isUrgent = false;
  #running: Promise<void> | null = null;
  #retryMs = 0;
  #seq = 0;
  #written = 0;
  #dropped = 0;
  /** How many have left the queue, this way or that. */
  #done = 0;
  #unreported = 0;
  #closed = false;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
  }

  get counts(): WriterCounts {
    return { queued: this.#queue.length, written: this.#written, dropped: this.#dropped };
  }

  enqueue(entry: WriterEntry): void {
    if (this.#closed || this.#queue.length >= this.#limits.queued) {
      this.#drop(entry.record);
      return;
    }
    this.#queue.push(this.#counted(entry));
    this.#wake(this.#nextDelay());
  }

  async flush(deadlineMs = FLUSH_MS): Promise<void> {
    this.#reportDropped();
    const until = performance.now() + deadlineMs;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs);
    });
    await Promise.race([this.#drainTo(this.#done + this.#queue.length, until), deadline]);
    clearTimeout(timer);
  }

  async close(deadlineMs: number): Promise<void> {
    const until = performance.now() + deadlineMs;
    await this.flush(deadlineMs);
    // What has come while that was written.
    while (this.#queue.length > 0 && performance.now() < until) await this.flush(until - performance.now());
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #drainTo(target: number, until: number): Promise<void> {
    while (this.#done < target && !this.#closed) {
      await this.#drain();
      const left = until - performance.now();
      if (left <= 0) return;
      if (this.#done < target && this.#retryMs > 0) await pause(Math.min(this.#retryMs, left));
    }
  }

  #nextDelay(): number {
    return this.#queue.length >= this.#limits.batch && this.#retryMs === 0 ? 0 : this.#limits.intervalMs;
  }

  #counted(entry: WriterEntry): WriterEntry {
    entry.record.writerEpoch = this.#options.epoch;
    entry.record.writerSeq = this.#seq++;
    return entry;
  }

  #wake(delayMs: number): void {
    if (this.#running) return;
    if (this.#timer) {
      // Put off by each record of a burst, it would never come.
      if (delayMs > 0 || this.#isUrgent) return;
      clearTimeout(this.#timer);
    }
    this.#isUrgent = delayMs === 0;
    this.#timer = setTimeout(() => void this.#drain(), this.#retryMs > 0 ? this.#retryMs : delayMs);
    this.#timer.unref();
  }

  #drain(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isUrgent = false;
    this.#running ??= this.#writeQueue().finally(() => {
      this.#running = null;
      const isLeft = this.#queue.length > 0 || this.#unreported > 0;
      if (isLeft && !this.#closed) this.#wake(this.#nextDelay());
    });
    return this.#running;
  }

  async #writeQueue(): Promise<void> {
    this.#reportDropped();
    let isMore = this.#queue.length > 0;
    while (isMore && !this.#closed) {
      const batch = this.#nextBatch();
      isMore = this.#isBatchLeft(batch);
      if (!(await this.#writeBatch(batch))) return;
      this.#queue = this.#queue.slice(batch.length);
      this.#done += batch.length;
      await yieldToRequests();
    }
  }

  /** Fewer rows wait for the interval: a transaction costs as much as a hundred of them. */
  #isBatchLeft(taken: readonly WriterEntry[]): boolean {
    const left = this.#queue.length - taken.length;
    const wasCutByBytes = taken.length < this.#limits.batch;
    return left >= this.#limits.batch || (left > 0 && wasCutByBytes);
  }

  #nextBatch(): readonly WriterEntry[] {
    let bytes = 0;
    let length = 0;
    for (const { record } of this.#queue) {
      bytes += weightOf(record);
      if (length > 0 && (length >= this.#limits.batch || bytes > this.#limits.batchBytes)) break;
      length++;
    }
    return this.#queue.slice(0, length);
  }

  /** False when the storage could not be asked: the batch stays queued and is tried again. */
  async #writeBatch(batch: readonly WriterEntry[]): Promise<boolean> {
    try {
      const records = await allOf(batch.map((entry) => this.#completed(entry)));
      const lost = await insertHalving(records, this.#options.store, (record, error) => {
        this.#options.onError(error);
        return unstorable(record, error);
      });
      for (const { record, error } of lost) this.#drop(record, error);
      this.#written += records.length - lost.length;
      this.#retryMs = 0;
      return true;
    } catch (error) {
      this.#retryMs = Math.min(Math.max(this.#retryMs * 2, this.#limits.retryMs), this.#limits.maxRetryMs);
      this.#options.onError(asAuditError(error, this.#queue.length));
      return false;
    }
  }

  /** What the storage will never say about a session holds up no record. */
  #completed({ record, complete }: WriterEntry): Awaitable<RecordRow> {
    const completed = complete?.(record) ?? record;
    if (!(completed instanceof Promise)) return completed;
    return completed.catch((error: unknown) => {
      if (!(error instanceof StorageRefusedError)) throw error;
      this.#options.onError(error);
      return record;
    });
  }

  #drop(record: AuditRecord, cause?: unknown): void {
    this.#dropped++;
    // Else one that is refused itself would be followed by the next for ever.
    if (record.action !== 'audit.dropped') this.#unreported++;
    const why = this.#closed ? 'the audit is closed' : cause ? 'the storage refuses it' : 'the queue is full';
    const message = `The record of "${record.action}" (${record.id}) was dropped: ${why}. ${this.#dropped} dropped so far.`;
    this.#options.onError(new AuditError('ERR_AUDIT_DROPPED', message, { cause }));
  }

  /** In an outage the count goes on, and is recorded once. */
  #reportDropped(): void {
    if (this.#unreported === 0 || this.#retryMs > 0 || this.#running !== null) return;
    const count = this.#unreported;
    this.#unreported = 0;
    this.#queue.unshift(this.#counted({ record: this.#options.droppedRecord(count) }));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function yieldToRequests(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Roughly how many bytes its row is; only free values vary much. */
function weightOf({ searchText, metadata }: AuditRecord): number {
  const words = searchText?.length ?? 0;
  // Above this much text the words to search by are cut, and metadata may be far larger.
  return 700 + words * 4 + (words < 4000 ? 0 : JSON.stringify(metadata).length);
}

function asAuditError(error: unknown, queued: number): AuditError {
  if (error instanceof StorageRefusedError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AuditError(
    'ERR_AUDIT_STORAGE_UNAVAILABLE',
    `The audit storage can't be written: ${reason}. ${queued} records wait in memory and are tried again.`,
    { cause: error },
  );
}

import type { Awaitable } from '../awaitable.js';
import { AuditError, StorageRefusedError } from '../errors.js';
import type { RecordRow } from '../record/blank-record.js';
import type { Place } from '../spool/place.js';
import type { Spool } from '../spool/spool.js';
import { recordLine, type SpooledSession } from '../spool/spool-line.js';
import { whyOf } from '../thrown.js';
import { withinDeadline } from '../within-deadline.js';
import { isBatchLeft, nextBatch } from './next-batch.js';
import { type BatchStore, storeBatch } from './store-batch.js';

/** Takes settled records and brings them to storage in batches: out of bounded memory, and out of the spool behind it. */
export interface Writer {
  /** Never throws and never waits; a record that fits nowhere is counted. */
  enqueue(entry: WriterEntry): void;
  /** Resolves when what was queued before is stored or dropped, or at the deadline; what waits then goes on waiting. */
  flush(deadlineMs?: number): Promise<void>;
  close(deadlineMs: number): Promise<void>;
  /** Counts records that were lost elsewhere; that is recorded with the others. */
  lose(count: number): void;
  readonly counts: WriterCounts;
}

/** A record whose session columns are decided just before it is stored. */
export interface WriterEntry {
  readonly record: RecordRow;
  /** Null when they are decided. */
  readonly session: SpooledSession | null;
  /** Its line in the spool; null when only memory has it. */
  readonly place: Place | null;
}

export interface WriterCounts {
  /** Records in memory. */
  readonly queued: number;
  /** Those of them that are nowhere else. */
  readonly unspooled: number;
  /** Ms since 1970 UTC of the oldest of them; null when there is none. */
  readonly oldest: number | null;
  readonly written: number;
  readonly dropped: number;
  /** Why the storage could not be written at the last attempt; null when it could. */
  readonly problem: string | null;
  /** Ms since 1970 UTC of the last batch that was stored, app clock; null before the first. */
  readonly writtenAt: number | null;
}

export interface WriterOptions {
  readonly store: BatchStore;
  /** Decides trust and witness. */
  readonly complete: (record: RecordRow, session: SpooledSession) => Awaitable<RecordRow>;
  readonly onError: (error: Error) => void;
  /** Makes the entry that says how many were dropped. */
  readonly droppedRecord: (count: number) => WriterEntry;
  readonly spool: () => Spool | null;
  /** Told of the intent whose outcome is stored. */
  readonly onConcluded: (intentId: string) => void;
  readonly now: () => number;
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
  #written = 0;
  #writtenAt: number | null = null;
  #problem: string | null = null;
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
    return {
      queued: this.#queue.length,
      unspooled: this.#queue.reduce((sum, { place }) => sum + (place === null ? 1 : 0), 0),
      oldest: this.#queue[0]?.record.time ?? null,
      written: this.#written,
      dropped: this.#dropped,
      problem: this.#problem,
      writtenAt: this.#writtenAt,
    };
  }

  enqueue(entry: WriterEntry): void {
    if (this.#isLeftInSpool(entry)) {
      this.#wake(this.#nextDelay());
    } else if (this.#closed || (entry.place === null && this.#queue.length >= this.#limits.queued)) {
      this.#drop(entry);
    } else {
      this.#queue.push(entry);
      this.#wake(this.#nextDelay());
    }
  }

  lose(count: number): void {
    this.#dropped += count;
    this.#unreported += count;
    this.#wake(this.#nextDelay());
  }

  async flush(deadlineMs = FLUSH_MS): Promise<void> {
    this.#reportDropped();
    const until = performance.now() + deadlineMs;
    await withinDeadline(this.#drainTo(this.#done + this.#queue.length, until), deadlineMs);
  }

  async close(deadlineMs: number): Promise<void> {
    const until = performance.now() + deadlineMs;
    await this.flush(deadlineMs);
    // What has come while that was written.
    while (this.#queue.length > 0 && performance.now() < until) await this.flush(until - performance.now());
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  get #isBehind(): boolean {
    return this.#options.spool()?.isBehind ?? false;
  }

  /** What memory has no room for stays on disk, and so does all that comes after it. */
  #isLeftInSpool(entry: WriterEntry): boolean {
    const { place } = entry;
    const spool = place === null ? null : this.#options.spool();
    if (spool === null || place === null) return false;
    // The next process takes it up.
    if (this.#closed) return true;
    if (this.#queue.length >= this.#limits.queued) spool.fallBehind();
    if (spool.isBehind && !(spool.isLeft(place) && place.isSaid)) {
      // The file that holds its line has been read already, or does not say all of it.
      spool.amend(place, recordLine(entry));
    }
    const isLeft = spool.isLeft(place) && place.isSaid;
    // A full disk may take no line: then it stays open, so that nobody reads the one before, and goes on in memory.
    if (isLeft || !spool.isLeft(place)) spool.settle(place);
    return isLeft;
  }

  async #drainTo(target: number, until: number): Promise<void> {
    while ((this.#done < target || this.#isBehind) && !this.#closed) {
      await this.#drain();
      const left = until - performance.now();
      if (left <= 0) return;
      if (this.#retryMs > 0) await pause(Math.min(this.#retryMs, left));
    }
  }

  #nextDelay(): number {
    const isFull = this.#queue.length >= this.#limits.batch || this.#isBehind;
    return isFull && this.#retryMs === 0 ? 0 : this.#limits.intervalMs;
  }

  #wake(delayMs: number): void {
    if (this.#running || this.#closed) return;
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
      const isLeft = this.#queue.length > 0 || this.#unreported > 0 || this.#isBehind;
      if (isLeft && !this.#closed) this.#wake(this.#nextDelay());
    });
    return this.#running;
  }

  async #writeQueue(): Promise<void> {
    this.#reportDropped();
    let isMore = this.#queue.length > 0 || this.#isBehind;
    while (isMore && !this.#closed) {
      if (this.#queue.length === 0 && !(await this.#takeBack())) return;
      const batch = nextBatch(this.#queue, this.#limits);
      isMore = isBatchLeft(this.#queue.length - batch.length, batch, this.#limits) || this.#isBehind;
      if (!(await this.#writeBatch(batch))) return;
      this.#queue = this.#queue.slice(batch.length);
      this.#done += batch.length;
      await yieldToRequests();
    }
  }

  /** Goes on with what was left in the spool, a file at a time; false when it can't be read now. */
  async #takeBack(): Promise<boolean> {
    try {
      const taken = await this.#options.spool()?.take();
      this.#queue = [...(taken?.records ?? []), ...this.#queue];
      if (taken != null && taken.lost > 0) this.lose(taken.lost);
      return true;
    } catch (error) {
      const why = whyOf(error);
      const message = `A file of the spool can't be read, and is tried again: ${why}`;
      this.#fail(new AuditError('ERR_AUDIT_SPOOL', message, { cause: error }));
      return false;
    }
  }

  #fail(error: AuditError): void {
    this.#retryMs = Math.min(Math.max(this.#retryMs * 2, this.#limits.retryMs), this.#limits.maxRetryMs);
    this.#problem = error.message;
    this.#options.onError(error);
  }

  /** False when the storage could not be asked: the batch stays queued and is tried again. */
  async #writeBatch(batch: readonly WriterEntry[]): Promise<boolean> {
    if (batch.length === 0) return true;
    try {
      const lost = await storeBatch(batch, this.#options);
      for (const { entry, error } of lost) this.#drop(entry, error);
      this.#written += batch.length - lost.length;
      this.#writtenAt = this.#options.now();
      this.#problem = null;
      this.#retryMs = 0;
      const spool = this.#options.spool();
      for (const { place, record } of batch) {
        if (place !== null) spool?.release(place);
        if (record.intentId !== null) this.#options.onConcluded(record.intentId);
      }
      return true;
    } catch (error) {
      this.#fail(asAuditError(error, this.#queue.length));
      return false;
    }
  }

  #drop({ record }: WriterEntry, cause?: unknown): void {
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
    const entry = this.#options.droppedRecord(count);
    if (!this.#isLeftInSpool(entry)) this.#queue.unshift(entry);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function yieldToRequests(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function asAuditError(error: unknown, queued: number): AuditError {
  if (error instanceof StorageRefusedError) return error;
  const reason = whyOf(error);
  return new AuditError(
    'ERR_AUDIT_STORAGE_UNAVAILABLE',
    `The audit storage can't be written: ${reason}. ${queued} records wait in memory and are tried again.`,
    { cause: error },
  );
}

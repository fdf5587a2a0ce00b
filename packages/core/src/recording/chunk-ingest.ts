import type { IngestLimits } from '../protocol/limits.js';
import type { SessionBook } from '../session/session-book.js';
import type { SessionTokens } from '../session/tokens.js';
import type { AssetStore } from '../storage/asset-store.js';
import type { AuditMark, ChunkStore, LeaseStore, SessionStore } from '../storage/ports.js';
import { type Acknowledge, acknowledger } from './acknowledge.js';
import { type DayBudget, dayBudget } from './day-budget.js';
import { type IngestRates, ingestRates } from './ingest-rates.js';
import { type UploadRoom, uploadRoom } from './upload-room.js';

export interface ChunkIngestOptions {
  readonly chunks: ChunkStore;
  readonly sessions: SessionStore;
  readonly leases: LeaseStore;
  /** Undefined where none are kept. */
  readonly assets: () => AssetStore | undefined;
  readonly book: SessionBook;
  readonly tokens: SessionTokens;
  readonly limits: IngestLimits;
  readonly now: () => number;
  /** Told of the marks that were newly stored. */
  readonly onMarks: (marks: readonly AuditMark[]) => void;
}

/** What uploads need and share: where they go, and what all of them together may use. */
export interface ChunkIngest extends ChunkIngestOptions {
  readonly rates: IngestRates;
  readonly room: UploadRoom;
  readonly budget: DayBudget;
  readonly acknowledge: Acknowledge;
}

export function chunkIngest(options: ChunkIngestOptions): ChunkIngest {
  const { chunks, limits, now } = options;
  return {
    ...options,
    rates: ingestRates(limits, now),
    room: uploadRoom(limits),
    budget: dayBudget(options),
    acknowledge: acknowledger(chunks, now),
  };
}

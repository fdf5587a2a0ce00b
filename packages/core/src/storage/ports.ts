import type { RequestMark } from '../protocol/envelope.js';
import type { ActorType, AuditRecord, Witness, WitnessReason } from '../record/audit-record.js';
import type { AssetStore } from './asset-store.js';
import type { ChangeStore } from './change-store.js';
import type { ErasureStore } from './erasure-store.js';
import type { HoldStore } from './hold-store.js';
import type {
  Counted,
  RecordFacets,
  RecordFilter,
  RecordPage,
  RecordQuery,
  StoredAt,
  Stretch,
} from './record-query.js';
import type { RetentionStore } from './retention-store.js';

/** Everything auditreel asks of a database. Times are ms since 1970 UTC. */
export interface AuditStorage {
  readonly records: RecordStore;
  readonly sessions: SessionStore;
  readonly chunks: ChunkStore;
  readonly leases: LeaseStore;
  /** What recordings show: style sheets, fonts and images; without it, none are kept. */
  readonly assets?: AssetStore;
  /** What writes did to rows, where the storage can see it. */
  readonly changes?: ChangeStore;
  /** What must neither be pruned nor erased. */
  readonly holds?: HoldStore;
  /** By what is old is deleted; without it, everything is kept. */
  readonly retention?: RetentionStore;
  /** By what a person is found and erased; without it, neither is offered. */
  readonly erasure?: ErasureStore;
  /** Throws an error that names the missing lines when the storage is not set up. Called once, at first use. */
  check(): Promise<void>;
  /**
   * What this version would write and the host's older schema has no column for, as `Model.column`: it is left out until
   * the host has migrated.
   */
  readonly missingColumns?: () => readonly string[];
  /**
   * The clock by which it fills `recordedAt`, ms: one for all processes, whose own may be wrong. Where it is left out, a
   * process takes its own.
   */
  readonly now?: () => Promise<number>;
  /** Gone with the process: nothing is spooled for it, and no starts and stops are recorded. @default false */
  readonly isVolatile?: boolean;
}

/** A verdict on one record. */
export interface WitnessVerdict {
  readonly id: string;
  readonly witness: Witness;
  readonly reason: WitnessReason | null;
  readonly at: number;
  /** Set when an untagged-by-token record was joined by its mark. */
  readonly session?: { readonly id: string; readonly tabId: string; readonly trust: 'claimed' };
}

/** The columns by which the records of a request find each other, and their witness. */
export type RecordLinks = Pick<
  AuditRecord,
  | 'id'
  | 'time'
  | 'stage'
  | 'intentId'
  | 'parentId'
  | 'method'
  | 'statusCode'
  | 'requestId'
  | 'batchIndex'
  | 'sessionId'
  | 'tabId'
  | 'witness'
>;

export interface RecordStore {
  /**
   * Stores a batch (at most 500) in one transaction of its own; ids already there are left as they are.
   * @throws StorageRefusedError when the database will never take a row of it
   * @throws StorageUnavailableError when it may later
   */
  insert(records: readonly AuditRecord[]): Promise<void>;
  get(id: string): Promise<AuditRecord | null>;
  /** Looks at a bounded number of rows; says how far it came when that was not enough for a page. */
  list(query: RecordQuery): Promise<RecordPage>;
  /** Counts in at most 60 stretches of time, each exact up to 1,000 where the database has an index for the filters. */
  histogram(filter: RecordFilter, stretches: readonly Stretch[]): Promise<readonly Counted[]>;
  /** The most frequent values of some columns among the newest records that match. */
  facets(filter: RecordFilter): Promise<RecordFacets>;
  /**
   * What was stored at or after a time of the database's clock, the newest first, at most `limit`; intents are left out.
   * What a slow transaction stores appears late, with a time that has been read before.
   */
  storedSince(recordedAt: number, limit: number): Promise<readonly StoredAt[]>;
  /** Those of these records (at most 500) that are there, in no order. */
  byIds(ids: readonly string[]): Promise<readonly AuditRecord[]>;
  /** Links of records with witness `pending` and a `recordedAt` below `before`, in id order after `afterId`, at most `limit`. */
  pendingWitness(options: {
    readonly afterId?: string;
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly RecordLinks[]>;
  /** Links of the first `limit` records, in id order, that carry one of these request ids (at most 500). */
  byRequest(requestIds: readonly string[], limit: number): Promise<readonly RecordLinks[]>;
  /** Changes only records whose witness is still `pending`. */
  setWitness(verdicts: readonly WitnessVerdict[]): Promise<void>;
}

/** A recorded browser session. */
export interface AuditSession {
  readonly id: string;
  readonly previousId: string | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly endedAt: number | null;
  readonly endReason: SessionEndReason | null;
  readonly actorType: ActorType | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly boundAt: number | null;
  readonly tenantId: string | null;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly chunks: number;
  readonly bytes: number;
  /** Browser clock minus server clock, ms, from the sample with the least round trip. */
  readonly clockOffsetMs: number | null;
  /** Half that round trip, ms. */
  readonly clockErrorMs: number | null;
  /** When retention deleted its recording, or found none where one would be, ms; null: it did not. */
  readonly expiredAt: number | null;
  /** When its recording was deleted, and who it was forgotten, at a person's wish, ms. */
  readonly erasedAt: number | null;
}

/** Whom a session is bound to. */
export interface SessionActor {
  readonly type: ActorType;
  readonly id: string;
  readonly name: string | null;
  readonly tenantId: string | null;
}

export type SessionEndReason = 'logout' | 'actor_change' | 'impersonation' | 'idle' | 'length' | 'consent';

export interface SessionQuery {
  readonly actor?: string;
  readonly tenant?: string;
  readonly cursor?: string;
  readonly limit: number;
}

export interface SessionStore {
  /** Inserts the row, unless its id is there. */
  create(session: AuditSession): Promise<void>;
  get(id: string): Promise<AuditSession | null>;
  list(
    query: SessionQuery,
  ): Promise<{ readonly sessions: readonly AuditSession[]; readonly nextCursor: string | null }>;
  /** The sessions whose `previousId` is this one. */
  following(id: string): Promise<readonly AuditSession[]>;
  /** Binds if nobody is bound, in one conditional update; answers who is bound afterwards. */
  bind(
    id: string,
    actor: SessionActor & { readonly at: number },
  ): Promise<{ readonly type: ActorType; readonly id: string } | null>;
  /** Adds a stored chunk's weight, moves `lastSeenAt` forward, keeps the clock sample with the least error. */
  touch(id: string, by: SessionTouch): Promise<void>;
  /** Ends it, unless it has ended. */
  end(id: string, reason: SessionEndReason, at: number): Promise<void>;
}

export interface SessionTouch {
  readonly at: number;
  readonly chunks: number;
  readonly bytes: number;
  readonly clock?: { readonly offsetMs: number; readonly errorMs: number };
}

/** Names one chunk. Its text form is `tabId.page.seq.part`. */
export interface ChunkKey {
  readonly sessionId: string;
  readonly tabId: string;
  readonly page: string;
  readonly seq: number;
  readonly part: number;
}

/** Everything about a chunk but its data. */
export interface ChunkInfo extends ChunkKey {
  readonly parts: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly sentMs: number;
  readonly receivedAt: number;
  readonly events: number;
  readonly hasSnapshot: boolean;
  readonly byteLength: number;
  /** Lower-case hex of the bytes as received. */
  readonly sha256: string;
  readonly dropped: number;
  readonly encoding: 'gzip';
}

export interface AuditChunk extends ChunkInfo {
  readonly data: Uint8Array;
}

/** A request seen in a recording, as stored. */
export interface AuditMark extends Omit<RequestMark, 'path'> {
  readonly sessionId: string;
  readonly tabId: string;
  readonly page: string;
}

export interface ChunkStore {
  /** Stores chunk and marks in one transaction of its own. `conflict`: the key is taken by another hash. */
  put(chunk: AuditChunk, marks: readonly AuditMark[]): Promise<'stored' | 'duplicate' | 'conflict'>;
  /** Without data, by page and seq. */
  list(sessionId: string): Promise<readonly ChunkInfo[]>;
  get(key: ChunkKey): Promise<AuditChunk | null>;
  /** Seqs of a page whose parts are all there. */
  seqs(page: Pick<ChunkKey, 'sessionId' | 'tabId' | 'page'>): Promise<readonly number[]>;
  marks(sessionId: string): Promise<readonly AuditMark[]>;
  /** Marks that name any of these requests, in whichever session. */
  marksOf(requestIds: readonly string[]): Promise<readonly AuditMark[]>;
  /**
   * Deletes at most `limit` chunks of a session, and with the last of them its marks and, in the transaction, what
   * `assets.release` would where that is the same storage's: none are left when it answers fewer.
   * Without it, recordings are neither pruned nor erased.
   */
  deleteSession?(sessionId: string, limit: number): Promise<DeletedChunks>;
}

export interface DeletedChunks {
  readonly chunks: number;
  readonly bytes: number;
}

export interface LeaseStore {
  /** Takes or renews a lease; false while another holder has it. */
  acquire(lease: {
    readonly name: string;
    readonly holder: string;
    readonly now: number;
    readonly until: number;
  }): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  /** Who has it, or had it last; null when nobody ever did, or it was released. */
  holderOf(name: string): Promise<string | null>;
}

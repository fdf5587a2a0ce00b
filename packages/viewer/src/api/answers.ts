import type { ViewerPermission } from '@auditreel/core';
import type {
  ActorType,
  AuditChange,
  AuditMark,
  AuditRecord,
  AuditSession,
  ChunkInfo,
  Counted,
  HoldSubject,
  RecordFacets,
  UsedAsset,
} from '@auditreel/core/adapter';
import type { GoneRecording } from './gone-recording.js';

/** The legal hold that keeps something. */
export interface Held {
  readonly subject: HoldSubject;
  readonly since: number;
  /** Null for a viewer with a tenant of their own: a hold may tell of others. So is `by`. */
  readonly reason: string | null;
  /** Id of the actor who placed it. */
  readonly by: string | null;
}

/** A record and what keeps it. */
export interface ShownRecord extends AuditRecord {
  readonly held: Held | null;
}

/** A session and what keeps it. */
export interface ShownSession extends AuditSession {
  readonly held: Held | null;
}

/** `GET api/records`: newest first, keyset on the id. */
export interface RecordsAnswer {
  readonly records: readonly ShownRecord[];
  readonly nextCursor: string | null;
  /** How far back the server looked, ms, when it gave up before the page was full; else null. */
  readonly searchedTo: number | null;
}

/** `GET api/histogram`: how many records match in each stretch of time, the oldest first. */
export interface HistogramAnswer {
  /** Inclusive, ms. */
  readonly from: number;
  /** Exclusive, ms. */
  readonly to: number;
  /** How long each is; the last may end before. */
  readonly stretchMs: number;
  readonly stretches: readonly CountedStretch[];
}

export interface CountedStretch extends Counted {
  /** Inclusive, ms. */
  readonly from: number;
}

/** `GET api/facets` */
export type FacetsAnswer = RecordFacets;

/** `GET api/records/:id` */
export type RecordAnswer = StoredRecordAnswer | LostRecordAnswer;

export interface StoredRecordAnswer {
  readonly arrived: true;
  readonly record: ShownRecord;
  /** Its events, and the record it belongs to. */
  readonly related: readonly AuditRecord[];
  readonly replay: ReplayMoment | null;
  /** Why there is nothing to replay, where the recording was deleted. */
  readonly gone: GoneRecording | null;
  /** The first page of what its request changed. */
  readonly changes: ChangesAnswer;
}

/** What is known of a request whose record is not there: its changes. */
export interface LostRecordAnswer {
  readonly arrived: false;
  readonly record: LostRecord;
  readonly changes: ChangesAnswer;
}

/** Made up of the first change. */
export interface LostRecord {
  readonly id: string;
  /** Database clock, ms. */
  readonly time: number;
  readonly outcome: 'unknown';
  readonly reason: 'NEVER_ARRIVED';
  readonly actorType: ActorType;
  readonly actorId: string | null;
}

/** `GET api/records/:id/changes`: in the order in which they happened. */
export interface ChangesAnswer {
  readonly changes: readonly AuditChange[];
  readonly nextCursor: string | null;
}

/** `GET api/changes`: all that happened to one row, newest first. */
export interface RowAnswer {
  readonly changes: readonly RowChange[];
  readonly nextCursor: string | null;
}

export interface RowChange {
  readonly change: AuditChange;
  /** Of the request that wrote; null when it is not there, or the change names none. */
  readonly record: RecordInShort | null;
  /** Null where the recording has no mark of the request. */
  readonly replay: ReplayMoment | null;
}

export type RecordInShort = Pick<
  AuditRecord,
  'id' | 'time' | 'action' | 'outcome' | 'reason' | 'actorType' | 'actorId' | 'actorName'
>;

/** Where in which recording the record happened. */
export interface ReplayMoment {
  readonly sessionId: string;
  readonly tabId: string | null;
  readonly page: string | null;
  /** Browser clock of the recording, ms. */
  readonly t: number;
  /** How it was found: by the request's own mark, or by clocks within `errorMs`. */
  readonly by: 'mark' | 'clock';
  readonly errorMs: number;
}

/** `GET api/sessions` */
export interface SessionsAnswer {
  readonly sessions: readonly ShownSession[];
  readonly nextCursor: string | null;
}

/** A stretch of a page that nobody recorded or that never arrived; ms, browser clock. */
export interface Gap {
  readonly tabId: string;
  readonly page: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: 'missing_chunk' | 'missing_part' | 'dropped_events' | 'no_snapshot';
}

/** One document in a tab. */
export interface PageInfo {
  readonly sessionId: string;
  readonly tabId: string;
  readonly page: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly chunks: readonly ChunkInfo[];
}

/** `GET api/sessions/:id`: the whole visit, that is the chain of sessions this one belongs to. */
export interface SessionAnswer {
  readonly session: AuditSession;
  /** What keeps any part of the visit keeps it whole. */
  readonly held: Held | null;
  /** Oldest first. */
  readonly chain: readonly AuditSession[];
  readonly pages: readonly PageInfo[];
  readonly gaps: readonly Gap[];
  readonly marks: readonly AuditMark[];
  /** Whether more of it is expected: then `api/sessions/:id/stream` tells when it has come. */
  readonly isRunning: boolean;
  /** The records of the chain, oldest first, at most 1,000. */
  readonly records: readonly AuditRecord[];
  /** What was noted about it, in the order of the recording, at most 500. */
  readonly notes: readonly VisitNote[];
}

/** `GET api/sessions/:id/assets`: what the recording of this session, not of its chain, shows under which names. */
export interface SessionAssetsAnswer {
  readonly assets: readonly NamedAsset[];
}

/** A style sheet, font or image; its bytes are at `api/sessions/:id/assets/:name`. */
export type NamedAsset = Pick<UsedAsset, 'name' | 'sha256' | 'type' | 'encoding' | 'byteLength'>;

/** What somebody wrote about a moment of a recording. */
export interface VisitNote extends Pick<AuditRecord, 'id' | 'time' | 'actorType' | 'actorId' | 'actorName'> {
  readonly sessionId: string;
  /** Ms, browser clock. */
  readonly t: number;
  readonly tabId: string | null;
  /** Null where it was erased. */
  readonly text: string | null;
}

/** A link that leads others to a record or a moment, while it is in force. */
export interface Share extends Pick<AuditRecord, 'time' | 'actorType' | 'actorId' | 'actorName'> {
  /** Hash of its token. */
  readonly id: string;
  /** Below the mount. */
  readonly path: string;
  readonly expiresAt: number;
  readonly note: string | null;
  readonly opened: Counted;
}

/** `GET api/shares`: those in force, newest first, at most 200. */
export interface SharesAnswer {
  readonly shares: readonly Share[];
}

/** `POST api/shares`: the only time the link is told. */
export interface MadeShare {
  readonly id: string;
  /** A path of the host, with the mount. */
  readonly url: string;
  readonly expiresAt: number;
}

/** `GET api/me` */
export interface MeAnswer {
  readonly actor: { readonly type: string; readonly id?: string; readonly name?: string };
  readonly can: readonly ViewerPermission[];
  readonly tenantId: string | null;
  readonly service: string | null;
}

/** Body of every refusal. */
export interface ProblemAnswer {
  readonly error: { readonly code: string; readonly message: string };
}

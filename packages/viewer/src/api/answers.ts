import type { ViewerPermission } from '@auditreel/core';
import type { AuditMark, AuditRecord, AuditSession, ChunkInfo } from '@auditreel/core/adapter';

/** `GET api/records`: newest first, keyset on the id. */
export interface RecordsAnswer {
  readonly records: readonly AuditRecord[];
  readonly nextCursor: string | null;
  /** How far back the server looked, ms; null when it looked at everything. */
  readonly searchedTo: number | null;
}

/** `GET api/records/:id` */
export interface RecordAnswer {
  readonly record: AuditRecord;
  /** Its events, and the record it belongs to. */
  readonly related: readonly AuditRecord[];
  readonly replay: ReplayMoment | null;
}

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
  readonly sessions: readonly AuditSession[];
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
  /** Oldest first. */
  readonly chain: readonly AuditSession[];
  readonly pages: readonly PageInfo[];
  readonly gaps: readonly Gap[];
  readonly marks: readonly AuditMark[];
  /** The records of the chain, oldest first, at most 1,000. */
  readonly records: readonly AuditRecord[];
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

import type { ContextStore } from './context/context-store.js';
import type { AuditRecord } from './record/audit-record.js';
import type { Draft } from './record/draft.js';
import type { RequestEnd, RequestFacts } from './record/request-facts.js';
import type { ResolvedOptions } from './resolve-options.js';
import type { AuditStorage } from './storage/ports.js';

/** The wired rooms of one audit; adapters reach them through `core/adapter`. */
export interface AuditRooms {
  readonly options: ResolvedOptions;
  readonly storage: AuditStorage;
  readonly context: ContextStore;
  /** Opens the draft of a request, or null when the request makes no record by itself. */
  openDraft(facts: RequestFacts): Draft;
  /** Ends it: exactly one record, whoever calls first. */
  settle(draft: Draft, end: RequestEnd): void;
  /** Serves the recorder's routes; null when the path is none of them. */
  serveRecorder(request: Request, peer: { readonly address: string | null }): Promise<Response | null>;
  /** Queues a finished record. */
  write(record: AuditRecord): void;
}

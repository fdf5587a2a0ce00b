import type { Awaitable } from './awaitable.js';
import type { ContextStore } from './context/context-store.js';
import type { NeverAnswered } from './never-answered.js';
import type { Draft, DraftHome, RpcCall } from './record/draft.js';
import type { RecordInput } from './record/record-input.js';
import type { RequestEnd, RequestFacts } from './record/request-facts.js';
import type { RecorderScripts } from './recording/recorder-routes.js';
import type { ResolvedOptions } from './resolve-options.js';
import type { AuditStorage } from './storage/ports.js';

/** The wired rooms of one audit; adapters reach them through `core/adapter`. */
export interface AuditRooms {
  readonly options: ResolvedOptions;
  readonly storage: AuditStorage;
  readonly context: ContextStore;
  /**
   * Checks the secret and begins the periodic work; adapters call it when they are set up.
   * @throws SecretError
   */
  start(): void;
  /** Makes it the one that later evaluations of the host's module find in this process. */
  share(): void;
  /** Takes over what a later evaluation says otherwise: who acts, what is captured and redacted. */
  adopt(options: ResolvedOptions): void;
  /** By which a draft of this audit is known. */
  readonly home: DraftHome;
  /** Opens the draft of a request; whether it becomes a record is decided when it settles. */
  openDraft(facts: RequestFacts, call?: RpcCall): Draft;
  /** Whether the recorded session of this request is over, so that its answer should say so. */
  sessionEnds(draft: Draft): boolean;
  readonly neverAnswered: NeverAnswered;
  /** Whether its handler may run: with durability `strict` once its intent is committed. */
  mayRun(draft: Draft): Awaitable<boolean>;
  /** Has its record where no crash can reach it, before its answer goes out. */
  foresee(draft: Draft, statusCode: number, describe: () => RequestEnd): void;
  /** Ends it: exactly one record, whoever calls first. */
  settle(draft: Draft, end: RequestEnd): void;
  /** Serves the recorder's routes; null when the path is none of them. */
  serveRecorder(request: Request, peer: RecorderPeer): Promise<Response>;
  /** Writes a record that belongs to no draft of its own. */
  record(input: RecordInput, facts?: RequestFacts): void;
}

/** Who asks for a recorder's route, and with which scripts the adapter answers. */
export interface RecorderPeer {
  readonly address: string | null;
  readonly scripts: RecorderScripts | null;
}

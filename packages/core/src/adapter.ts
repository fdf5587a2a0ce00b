export type { OpenCall } from './adapter/calls.js';
export { claimCall, draftOf, keepRecord, openCall } from './adapter/calls.js';
export {
  claimDraft,
  describe,
  endsSession,
  isInDraft,
  onNeverAnswered,
  openDraft,
  runInDraft,
  settleDraft,
  startAudit,
} from './adapter/drafts.js';
export { noteParams } from './adapter/note-params.js';
export { recordOwn, storageOf, whatIsAudited } from './adapter/own.js';
export { readAuthorization } from './adapter/read-authorization.js';
export type { Audit, CloseReport } from './audit.js';
export type { AuditRooms, RecorderPeer } from './audit-rooms.js';
export { currentDraft } from './context/current-draft.js';
export { createRecorderHandler } from './create-recorder-handler.js';
export { CONTEXT_HEADER, SESSION_ENDED, SESSION_HEADER } from './protocol/names.js';
export { routeOf } from './protocol/route-of.js';
export type {
  ActorType,
  AuditRecord,
  SessionTrust,
  Target,
  Witness,
  WitnessReason,
} from './record/audit-record.js';
export type { Draft, RpcCall } from './record/draft.js';
export type { RequestEnd, RequestFacts } from './record/request-facts.js';
export type { RecorderScripts } from './recording/recorder-routes.js';
export type {
  AuditChunk,
  AuditMark,
  AuditSession,
  AuditStorage,
  ChunkInfo,
  ChunkKey,
  ChunkStore,
  LeaseStore,
  RecordFilter,
  RecordLinks,
  RecordPage,
  RecordQuery,
  RecordStore,
  SessionActor,
  SessionEndReason,
  SessionQuery,
  SessionStore,
  SessionTouch,
  WitnessVerdict,
} from './storage/ports.js';

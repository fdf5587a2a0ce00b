export type { Mounted, MountedRequest } from './adapter/answer-mounted.js';
export { answerMounted, checkAuthorize } from './adapter/answer-mounted.js';
export { BodyTooLargeError } from './adapter/body-too-large-error.js';
export type { OpenCall, StreamEnd } from './adapter/calls.js';
export {
  claimCall,
  draftOf,
  hasRecord,
  holdDraft,
  keepRecord,
  openCall,
  recordStreamEnd,
} from './adapter/calls.js';
export {
  claimDraft,
  describe,
  endedSession,
  enterDrafts,
  foreseeDraft,
  isInDraft,
  lastWord,
  onNeverAnswered,
  openDraft,
  runInDraft,
  settleDraft,
  startAudit,
} from './adapter/drafts.js';
export { announceSessionEnd } from './adapter/http/announce-session-end.js';
export type { HttpFactsOptions } from './adapter/http/http-facts.js';
export { httpFacts, pathOf } from './adapter/http/http-facts.js';
export { sendResponse } from './adapter/http/send-response.js';
export type { DescribeEnd } from './adapter/http/settle-at-end.js';
export { settleAtEnd } from './adapter/http/settle-at-end.js';
export type { WebRequestOptions } from './adapter/http/web-request.js';
export { webRequest } from './adapter/http/web-request.js';
export { isBuilding } from './adapter/is-building.js';
export { mayRun, UNAVAILABLE, unavailableError } from './adapter/may-run.js';
export { noteBody, noteError, noteHandled, noteOutcome } from './adapter/note-handler.js';
export { noteParams } from './adapter/note-params.js';
export { defaultDurability, findingRules, recordOwn, storageOf, whatIsAudited } from './adapter/own.js';
export { shareAudit } from './adapter/share-audit.js';
export { webFacts } from './adapter/web-facts.js';
export type { Audit, CloseReport } from './audit.js';
export type { AuditRooms, RecorderPeer } from './audit-rooms.js';
export { currentDraft } from './context/current-draft.js';
export { createRecorderHandler } from './create-recorder-handler.js';
export { AuditError } from './errors.js';
export type { ExportFormat } from './export/export-format.js';
export { EXPORT_FORMATS } from './export/export-format.js';
export type { ExportPiece, RecordExport } from './export/export-records.js';
export { exportRecords } from './export/export-records.js';
export type { Finding } from './findings/finding.js';
export { readFinding } from './findings/finding-record.js';
export type { FindingRule, FindingSeverity } from './findings/finding-rule.js';
export { CONTEXT_HEADER, SESSION_HEADER } from './protocol/names.js';
export { routeOf } from './protocol/route-of.js';
export type {
  ActorType,
  AuditRecord,
  Erasure,
  SessionTrust,
  Target,
  Witness,
  WitnessReason,
} from './record/audit-record.js';
export type { Draft, LastWord, RpcCall } from './record/draft.js';
export type { RequestEnd, RequestFacts } from './record/request-facts.js';
export type { RecorderScripts } from './recording/recorder-routes.js';
export type { HoldsOn } from './retention/holds-on.js';
export { holdsOn } from './retention/holds-on.js';
export type { AssetInfo, AssetStore, AssetUse, AuditAsset, UsedAsset } from './storage/asset-store.js';
export type {
  AuditChange,
  ChangedRow,
  ChangeImage,
  ChangeOp,
  ChangePage,
  ChangeStore,
} from './storage/change-store.js';
export type { AuditHold, HoldRelease, HoldStore, HoldSubject } from './storage/hold-store.js';
export type {
  AuditChunk,
  AuditMark,
  AuditSession,
  AuditStorage,
  ChunkInfo,
  ChunkKey,
  ChunkStore,
  DeletedChunks,
  LeaseStore,
  RecordLinks,
  RecordStore,
  SessionActor,
  SessionEndReason,
  SessionQuery,
  SessionStore,
  SessionTouch,
  WitnessVerdict,
} from './storage/ports.js';
export { matchesFilter } from './storage/record-filter.js';
export type {
  Counted,
  FacetName,
  FacetValue,
  RecordFacets,
  RecordFilter,
  RecordPage,
  RecordQuery,
  StoredAt,
  Stretch,
} from './storage/record-query.js';
export type {
  IdPage,
  OldChange,
  OldRecord,
  OldSession,
  PruneTale,
  Removal,
  RemovalTerms,
  Removed,
  RetentionStore,
} from './storage/retention-store.js';
export { asError } from './thrown.js';

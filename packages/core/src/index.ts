export type { Audit, CloseReport } from './audit.js';
export type { AuthAction, AuthReason } from './auth/auth-actions.js';
export type { JwtActorOptions } from './auth/jwt-actor.js';
export { jwtActor } from './auth/jwt-actor.js';
export type { AuthEvent } from './auth/record-auth.js';
export { recordAuth } from './auth/record-auth.js';
export type { TokenRejection } from './auth/token-rejected-error.js';
export { TokenRejectedError } from './auth/token-rejected-error.js';
export { annotate } from './context/annotate.js';
export type { ContextStore } from './context/context-store.js';
export { createAudit } from './create-audit.js';
export { createRecorderHandler } from './create-recorder-handler.js';
export type { EraseOptions, EraseReport } from './erasure/erase-options.js';
export { ErasureHeldError } from './erasure/held-error.js';
export type { PersonOptions } from './erasure/person-options.js';
export type { AuditErrorCode } from './errors.js';
export {
  AuditError,
  OptionsError,
  SecretError,
  StorageMissingError,
  StorageRefusedError,
  StorageUnavailableError,
} from './errors.js';
export type { ExportLine, ExportReason } from './export/export-line.js';
export type { ExportOptions } from './export/export-options.js';
export type { Finding } from './findings/finding.js';
export type { FindingRule, FindingSeverity, Found, RecordHistory } from './findings/finding-rule.js';
export type { FindingsOptions, FindingsWebhook } from './findings/findings-options.js';
export type { AuditHealth, SpoolHealth } from './health.js';
export type {
  Authorize,
  Mount,
  MountableHandler,
  ViewerIdentity,
  ViewerPermission,
} from './mountable-handler.js';
export type {
  AuditMeta,
  AuditOptions,
  CaptureOptions,
  Durability,
  ErrorListener,
  KeepFor,
  RecordingOptions,
  RetentionOptions,
  TargetMeta,
} from './options.js';
export type {
  Actor,
  ActorType,
  AuditRecord,
  JsonValue,
  RecordKind,
  RecordOutcome,
  RecordStage,
  SessionTrust,
  Target,
  Witness,
  WitnessReason,
} from './record/audit-record.js';
export type { RecordInput } from './record/record-input.js';
export type { AuditRetention } from './retention/audit-retention.js';
export type { HoldInput, HoldOn, HoldTarget } from './retention/hold-input.js';
export type { PruneOptions } from './retention/prune-options.js';
export type { HeldCounts, Prunable, PruneCounts, PruneReport } from './retention/prune-report.js';
export type { AuditHold, HoldSubject } from './storage/hold-store.js';
export { memoryStorage } from './storage/memory-storage.js';
export type { AuditStorage } from './storage/ports.js';

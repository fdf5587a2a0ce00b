export type { AssetAck, AssetEntry, AssetEnvelope, AssetMediaType } from './protocol/assets.js';
export {
  ASSET_MEDIA_TYPES,
  ASSET_SCHEME,
  ASSET_TYPE,
  assetEncoding,
  isAssetName,
} from './protocol/assets.js';
export type { NavigationContext, RequestContext } from './protocol/context.js';
export {
  formatContext,
  formatNavigation,
  isWireId,
  parseContext,
  parseNavigation,
} from './protocol/context.js';
export type {
  ChunkAck,
  ChunkEnvelope,
  ClockSample,
  IngestProblem,
  RecorderSettings,
  RequestMark,
  SessionAnswer,
  SessionRequest,
} from './protocol/envelope.js';
export { joinParts } from './protocol/join-parts.js';
export type { IngestLimits } from './protocol/limits.js';
export { CHUNK_LIMITS, INGEST_LIMITS, RECORDER_DEFAULTS } from './protocol/limits.js';
export {
  CANVAS_TAG,
  CHUNK_TYPE,
  CONSOLE_TAG,
  CONTEXT_HEADER,
  DEFAULT_PATH,
  MEDIA_TAG,
  NAVIGATION_COOKIE,
  PROTOCOL_VERSION,
  REQUEST_MARK_TAG,
  SESSION_COOKIE,
  SESSION_HEADER,
  sessionEnded,
} from './protocol/names.js';
export type { RecorderHandle, RequestTag } from './protocol/recorder-handle.js';
export { RECORDER_SYMBOL } from './protocol/recorder-handle.js';
export { routeOf } from './protocol/route-of.js';
export type { SecretShape } from './protocol/secrets.js';
export { isSecretName, maskSecrets, SECRET_SHAPES } from './protocol/secrets.js';

import type { AuditRecord } from '@auditreel/core';
import type { AuditChange, AuditChunk, AuditHold, AuditMark, AuditSession } from '@auditreel/core/adapter';

/** A record id whose order is its number's. */
export function recordId(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function aRecord(n: number, with_: Partial<AuditRecord> = {}): AuditRecord {
  return { ...EMPTY_RECORD, id: recordId(n), time: 1_000 + n, ...with_ };
}

export function aSession(id: string, with_: Partial<AuditSession> = {}): AuditSession {
  return { ...EMPTY_SESSION, id, ...with_ };
}

export function aChunk(with_: Partial<AuditChunk> & { readonly sessionId: string }): AuditChunk {
  return { ...EMPTY_CHUNK, ...with_ };
}

export function aMark(with_: Partial<AuditMark> & Pick<AuditMark, 'sessionId' | 'requestId'>): AuditMark {
  return { tabId: 'tab', page: 'page', method: 'POST', t: 2_000, inputAgo: 5, ...with_ };
}

/** A change whose order is its number's. */
export function aChange(n: number, with_: Partial<AuditChange> = {}): AuditChange {
  return { ...EMPTY_CHANGE, id: recordId(n), recordedAt: 1_000 + n, ...with_ };
}

export function aHold(subject: AuditHold['subject'], subjectId: string): AuditHold {
  const placed = { reason: 'Case 12/7', placedBy: 'grace', placedAt: 900 };
  const id = recordId(subjectId.length);
  return { id, subject, subjectId, ...placed, releasedBy: null, releasedAt: null };
}

const EMPTY_RECORD: AuditRecord = {
  id: '',
  v: 1,
  logId: 'main',
  time: 0,
  recordedAt: null,
  stage: 'outcome',
  intentId: null,
  parentId: null,
  action: 'order.create',
  kind: 'create',
  outcome: 'success',
  statusCode: 201,
  reason: null,
  actorType: 'user',
  actorId: 'ada',
  actorName: null,
  onBehalfOfType: null,
  onBehalfOfId: null,
  tenantId: null,
  targetType: null,
  targetId: null,
  targetName: null,
  targets: null,
  method: 'POST',
  route: '/orders',
  routeSource: 'template',
  requestId: null,
  traceId: null,
  rpcPath: null,
  rpcType: null,
  batchIndex: null,
  ip: null,
  ipVia: null,
  userAgent: null,
  durationMs: 3,
  count: 1,
  opaqueWrites: null,
  sessionId: null,
  tabId: null,
  sessionTrust: 'none',
  witness: null,
  witnessReason: null,
  witnessAt: null,
  metadata: null,
  truncated: null,
  searchText: null,
  service: null,
  writerEpoch: null,
  writerSeq: null,
  redacted: null,
};

const EMPTY_CHANGE: AuditChange = {
  id: '',
  v: 1,
  logId: 'main',
  recordId: null,
  actorType: null,
  actorId: null,
  recordedAt: 0,
  model: 'Order',
  targetId: '7',
  op: 'update',
  before: { state: 'new' },
  after: { state: 'paid' },
  truncated: null,
  redacted: null,
};

const EMPTY_SESSION: AuditSession = {
  id: '',
  previousId: null,
  createdAt: 1_000,
  lastSeenAt: 1_000,
  endedAt: null,
  endReason: null,
  actorType: null,
  actorId: null,
  actorName: null,
  boundAt: null,
  tenantId: null,
  userAgent: null,
  ip: null,
  chunks: 0,
  bytes: 0,
  clockOffsetMs: 0,
  clockErrorMs: 5,
  expiredAt: null,
  erasedAt: null,
};

const EMPTY_CHUNK: Omit<AuditChunk, 'sessionId'> = {
  tabId: 'tab',
  page: 'page',
  seq: 0,
  part: 0,
  parts: 1,
  firstMs: 1_000,
  lastMs: 2_000,
  sentMs: 2_000,
  receivedAt: 2_000,
  events: 2,
  hasSnapshot: true,
  byteLength: 3,
  sha256: 'ab'.repeat(32),
  dropped: 0,
  encoding: 'gzip',
  data: new Uint8Array([1, 2, 3]),
};

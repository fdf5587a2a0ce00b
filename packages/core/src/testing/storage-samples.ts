import { createHash, randomBytes } from 'node:crypto';
import type { AuditRecord } from '../record/audit-record.js';
import { blankRecord } from '../record/blank-record.js';
import type { AuditAsset } from '../storage/asset-store.js';
import type { AuditChunk, AuditMark, AuditSession } from '../storage/ports.js';

/** 2026-01-01T00:00:00Z: sample records happen from here on. */
export const EPOCH = 1_767_225_600_000;

/** A UUIDv7 of a chosen moment. */
export function idAt(ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const random = randomBytes(9).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** A value that no other test of this run uses, so that tests may share a database. */
export function unique(prefix: string): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

/** A record with nothing but what every record has. */
export function sampleRecord(over: Partial<AuditRecord> = {}): AuditRecord {
  const time = over.time ?? EPOCH;
  return {
    ...blankRecord(idAt(time), time),
    action: 'order.create',
    kind: 'create',
    outcome: 'success',
    actorType: 'anonymous',
    ...over,
  };
}

/** A record in which every field has a value. */
export function fullRecord(over: Partial<AuditRecord> = {}): AuditRecord {
  const time = EPOCH + 123;
  return {
    ...blankRecord(idAt(time), time),
    stage: 'event',
    intentId: idAt(time - 2),
    parentId: idAt(time - 1),
    action: 'order.refund',
    kind: 'update',
    outcome: 'denied',
    statusCode: 403,
    reason: 'INSUFFICIENT_PERMISSION',
    actorType: 'user',
    actorId: 'user-1',
    actorName: 'Zoë 🦊 O’Hara "quoted" \\ back\nline',
    onBehalfOfType: 'user',
    onBehalfOfId: 'user-2',
    tenantId: 'tenant-1',
    targetType: 'order',
    targetId: 'a/b c?d',
    targetName: '注文 № 7',
    targets: [
      { type: 'order', id: 'a/b c?d', name: '注文 № 7' },
      { type: 'email', name: 'x@y.z', verified: false },
    ],
    method: 'POST',
    route: '/orders/:id/refund',
    routeSource: 'template',
    requestId: unique('request'),
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    rpcPath: 'order.refund',
    rpcType: 'mutation',
    batchIndex: 3,
    ip: '2001:db8::1',
    ipVia: 'trusted_proxy',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    durationMs: 2_147_483_647,
    count: 7,
    opaqueWrites: 2,
    sessionId: idAt(time - 5),
    tabId: 'tab-1',
    sessionTrust: 'bound',
    witness: 'unrecorded',
    witnessReason: 'gap',
    witnessAt: time + 900_000,
    metadata: {
      note: '🦊',
      nested: { list: [1, 2.5, null, true, 'x'], empty: {} },
      big: 9_007_199_254_740_991,
      '"': "'",
    },
    truncated: ['metadata.note', 'userAgent'],
    searchText: 'order.refund zoë 注文',
    service: 'shop',
    writerEpoch: idAt(time - 9),
    writerSeq: 42,
    ...over,
  };
}

export function sampleSession(over: Partial<AuditSession> = {}): AuditSession {
  const createdAt = over.createdAt ?? EPOCH;
  return {
    id: idAt(createdAt),
    previousId: null,
    createdAt,
    lastSeenAt: createdAt,
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
    clockOffsetMs: null,
    clockErrorMs: null,
    expiredAt: null,
    erasedAt: null,
    ...over,
  };
}

export function sampleChunk(over: Partial<AuditChunk> & Pick<AuditChunk, 'sessionId'>): AuditChunk {
  const data = over.data ?? randomBytes(64);
  return {
    tabId: 'tab-1',
    page: 'page-1',
    seq: 0,
    part: 0,
    parts: 1,
    firstMs: EPOCH,
    lastMs: EPOCH + 9_999,
    sentMs: EPOCH + 10_000,
    receivedAt: EPOCH + 10_050,
    events: 12,
    hasSnapshot: true,
    byteLength: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    dropped: 0,
    encoding: 'gzip',
    ...over,
    data,
  };
}

export function sampleMark(over: Partial<AuditMark> & Pick<AuditMark, 'sessionId'>): AuditMark {
  return {
    requestId: unique('request'),
    method: 'POST',
    tabId: 'tab-1',
    page: 'page-1',
    t: EPOCH + 500,
    inputAgo: 40,
    ...over,
  };
}

/** An asset whose content no other has. */
export function sampleAsset(over: Partial<AuditAsset> = {}): AuditAsset {
  const data = over.data ?? randomBytes(64);
  return {
    sha256: createHash('sha256').update(data).digest('hex'),
    type: 'image/png',
    encoding: 'identity',
    byteLength: data.byteLength,
    createdAt: EPOCH,
    ...over,
    data,
  };
}

import type { AuditRecord } from './audit-record.js';

/** A record while it is being made: only the code that makes it may write to it. */
export type RecordRow = { -readonly [Column in keyof AuditRecord]: AuditRecord[Column] };

/**
 * A record that says nothing yet. One literal with every column, filled in afterwards: copying fifty columns at each
 * step of a request cost more than everything else that core does for it.
 */
export function blankRecord(id: string, time: number): RecordRow {
  return {
    id,
    time,
    action: '',
    kind: 'other',
    outcome: 'unknown',
    actorType: 'unknown',
    v: 1,
    logId: 'main',
    recordedAt: null,
    stage: 'outcome',
    intentId: null,
    parentId: null,
    statusCode: null,
    reason: null,
    actorId: null,
    actorName: null,
    onBehalfOfType: null,
    onBehalfOfId: null,
    tenantId: null,
    targetType: null,
    targetId: null,
    targetName: null,
    targets: null,
    method: null,
    route: null,
    routeSource: null,
    requestId: null,
    traceId: null,
    rpcPath: null,
    rpcType: null,
    batchIndex: null,
    ip: null,
    ipVia: null,
    userAgent: null,
    durationMs: null,
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
}

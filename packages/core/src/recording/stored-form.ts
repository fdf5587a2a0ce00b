import { createHash } from 'node:crypto';
import type { ChunkEnvelope } from '../protocol/envelope.js';
import type { AuditChunk, AuditMark } from '../storage/ports.js';
import type { Upload } from './parse-envelope.js';

/** An upload as a row. */
export function chunkOf({ envelope, data }: Upload, receivedAt: number): AuditChunk {
  return {
    sessionId: envelope.sessionId,
    tabId: envelope.tabId,
    page: envelope.page,
    seq: envelope.seq,
    part: envelope.part,
    parts: envelope.parts,
    firstMs: envelope.firstMs,
    lastMs: envelope.lastMs,
    sentMs: envelope.sendMs,
    receivedAt,
    events: envelope.count,
    hasSnapshot: envelope.hasSnapshot,
    byteLength: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    dropped: envelope.dropped,
    encoding: 'gzip',
    data,
  };
}

/** Its marks as rows, each request once. */
export function marksOf(envelope: ChunkEnvelope): readonly AuditMark[] {
  const { sessionId, tabId, page } = envelope;
  const marks = new Map<string, AuditMark>();
  for (const { requestId, method, t, inputAgo } of envelope.marks) {
    if (!marks.has(requestId))
      marks.set(requestId, { sessionId, tabId, page, requestId, method, t, inputAgo });
  }
  return [...marks.values()];
}

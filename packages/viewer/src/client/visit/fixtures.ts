import type { AuditSession, ChunkInfo } from '@auditreel/core/adapter';
import type { Gap, PageInfo, SessionAnswer } from '../../api/answers.js';

/** Plain values for the tests of this folder. */
export function chunkOf(
  seq: number,
  times: readonly [number, number],
  more: Partial<ChunkInfo> = {},
): ChunkInfo {
  return {
    sessionId: 's1',
    tabId: 'tab1',
    page: 'p1',
    seq,
    part: 0,
    parts: 1,
    firstMs: times[0],
    lastMs: times[1],
    sentMs: times[1],
    receivedAt: times[1],
    events: 10,
    hasSnapshot: false,
    byteLength: 100,
    sha256: '00',
    dropped: 0,
    encoding: 'gzip',
    ...more,
  };
}

export function pageOf(chunks: readonly ChunkInfo[], more: Partial<PageInfo> = {}): PageInfo {
  const { sessionId = 's1', tabId = 'tab1', page = 'p1' } = chunks[0] ?? {};
  return {
    sessionId,
    tabId,
    page,
    firstMs: Math.min(...chunks.map((chunk) => chunk.firstMs)),
    lastMs: Math.max(...chunks.map((chunk) => chunk.lastMs)),
    chunks,
    ...more,
  };
}

export function gapOf(fromMs: number, toMs: number, more: Partial<Gap> = {}): Gap {
  return { tabId: 'tab1', page: 'p1', fromMs, toMs, reason: 'missing_chunk', ...more };
}

export function sessionOf(more: Partial<AuditSession> = {}): AuditSession {
  return {
    id: 's1',
    previousId: null,
    createdAt: 0,
    lastSeenAt: 0,
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
    ...more,
  };
}

export function answerOf(pages: readonly PageInfo[], more: Partial<SessionAnswer> = {}): SessionAnswer {
  const session = sessionOf();
  return {
    session,
    held: null,
    chain: [session],
    pages,
    gaps: [],
    marks: [],
    records: [],
    notes: [],
    isRunning: false,
    ...more,
  };
}

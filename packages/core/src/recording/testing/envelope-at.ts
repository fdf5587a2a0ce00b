import type { ChunkEnvelope } from '../../protocol/envelope.js';

/** An envelope that nothing is wrong with, of the second before. */
export function envelopeAt(now: number): Omit<ChunkEnvelope, 'sessionId'> {
  return {
    v: 1,
    tabId: 'tab-1',
    page: 'page-1',
    seq: 0,
    part: 0,
    parts: 1,
    firstMs: now - 1000,
    lastMs: now,
    sendMs: now,
    count: 1,
    hasSnapshot: true,
    marks: [],
    dropped: 0,
    recorder: '0.1.0',
  };
}

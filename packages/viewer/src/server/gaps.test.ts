import type { ChunkInfo } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import { gapsOf } from './gaps.js';
import { aChunk } from './testing/rows.js';

/** Seq n covers [n * 10, n * 10 + 9]; only the first has a snapshot. */
function seq(n: number, with_: Partial<ChunkInfo> = {}): ChunkInfo {
  const { data: _data, ...info } = aChunk({
    sessionId: 's',
    seq: n,
    firstMs: n * 10,
    lastMs: n * 10 + 9,
    hasSnapshot: n === 0,
    ...with_,
  });
  return info;
}

describe('gapsOf', () => {
  it('finds none in a whole recording, in whichever order it comes', () => {
    expect(gapsOf([seq(2), seq(0), seq(1)])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });

  it('finds missing chunks between their neighbours', () => {
    expect(gapsOf([seq(0), seq(3)])).toEqual([
      { tabId: 'tab', page: 'page', fromMs: 9, toMs: 30, reason: 'missing_chunk' },
    ]);
  });

  it('finds that the beginning is missing', () => {
    expect(gapsOf([seq(1), seq(2, { hasSnapshot: true })])).toMatchObject([
      { reason: 'no_snapshot', fromMs: 10, toMs: 20 },
      { reason: 'missing_chunk', fromMs: 10, toMs: 10 },
    ]);
  });

  it('finds a page that never had a snapshot', () => {
    expect(gapsOf([seq(0, { hasSnapshot: false }), seq(1)])).toMatchObject([
      { reason: 'no_snapshot', fromMs: 0, toMs: 19 },
    ]);
  });

  it('finds a missing part, up to the next chunk', () => {
    const parts = { parts: 3, firstMs: 10, lastMs: 19 };
    expect(
      gapsOf([seq(0), seq(1, { ...parts, part: 0 }), seq(1, { ...parts, part: 2 }), seq(2)]),
    ).toMatchObject([{ reason: 'missing_part', fromMs: 10, toMs: 20 }]);
    expect(gapsOf([seq(0), ...[0, 1, 2].map((part) => seq(1, { ...parts, part }))])).toEqual([]);
  });

  it('finds where events were dropped, once', () => {
    expect(gapsOf([seq(0), seq(1, { dropped: 4 }), seq(2, { dropped: 4 })])).toMatchObject([
      { reason: 'dropped_events', fromMs: 9, toMs: 19 },
    ]);
  });

  it('looks at each page for itself', () => {
    expect(gapsOf([seq(0), seq(1, { page: 'b', hasSnapshot: true }), seq(1)])).toMatchObject([
      { page: 'b', reason: 'missing_chunk' },
    ]);
  });
});

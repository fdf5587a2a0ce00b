import { describe, expect, it } from 'vitest';
import { chunkOf, gapOf, pageOf } from './fixtures.js';
import { type Segment, segmentsOf } from './segments.js';

const snapshot = { hasSnapshot: true };

describe('segmentsOf', () => {
  it('begins a segment at every snapshot and ends it where the next begins', () => {
    const page = pageOf([
      chunkOf(0, [0, 900], snapshot),
      chunkOf(1, [1000, 1900]),
      chunkOf(2, [2000, 2900], snapshot),
    ]);
    expect(segmentsOf(page, []).map(brief)).toEqual([
      { fromMs: 0, toMs: 2000, seqs: [0, 1], endsBy: 'snapshot' },
      { fromMs: 2000, toMs: 2900, seqs: [2], endsBy: 'end' },
    ]);
  });

  it('stops at a missing chunk and leaves out what follows it until the next snapshot', () => {
    const page = pageOf([
      chunkOf(0, [0, 900], snapshot),
      chunkOf(2, [2000, 2900]),
      chunkOf(3, [3000, 3900]),
      chunkOf(4, [4000, 4900], snapshot),
    ]);
    expect(segmentsOf(page, []).map(brief)).toEqual([
      { fromMs: 0, toMs: 900, seqs: [0], endsBy: 'gap' },
      { fromMs: 4000, toMs: 4900, seqs: [4], endsBy: 'end' },
    ]);
  });

  it('takes a chunk with a missing part for a missing one', () => {
    const page = pageOf([
      chunkOf(0, [0, 900], snapshot),
      chunkOf(1, [1000, 1900], { parts: 2, part: 1 }),
      chunkOf(2, [2000, 2900]),
    ]);
    expect(segmentsOf(page, []).map(brief)).toEqual([{ fromMs: 0, toMs: 900, seqs: [0], endsBy: 'gap' }]);
  });

  it('keeps the parts of a split snapshot together, in order, however they arrive', () => {
    const page = pageOf([
      chunkOf(0, [0, 900], { ...snapshot, parts: 2, part: 1 }),
      chunkOf(0, [0, 900], { ...snapshot, parts: 2, part: 0 }),
      chunkOf(1, [1000, 1900]),
    ]);
    const [segment, ...others] = segmentsOf(page, []);
    expect(others).toEqual([]);
    expect(segment?.chunks.map(({ seq, part }) => [seq, part])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('leaves out what comes before the first snapshot', () => {
    expect(segmentsOf(pageOf([chunkOf(0, [0, 900]), chunkOf(1, [1000, 1900])]), [])).toEqual([]);
  });

  it('plays from a snapshot that the page began without, though both have one time', () => {
    const page = pageOf([chunkOf(0, [500, 500]), chunkOf(1, [500, 1900], snapshot)]);
    const gaps = [gapOf(500, 500, { reason: 'no_snapshot' })];
    expect(segmentsOf(page, gaps).map(brief)).toEqual([
      { fromMs: 500, toMs: 1900, seqs: [1], endsBy: 'end' },
    ]);
  });

  it('ends at a gap that the server found, such as dropped events', () => {
    const page = pageOf([chunkOf(0, [0, 900], snapshot), chunkOf(1, [1000, 1900]), chunkOf(2, [2000, 2900])]);
    const gaps = [gapOf(1000, 1900, { reason: 'dropped_events' }), gapOf(0, 500, { page: 'other' })];
    expect(segmentsOf(page, gaps).map(brief)).toEqual([
      { fromMs: 0, toMs: 1000, seqs: [0, 1], endsBy: 'gap' },
    ]);
  });
});

function brief({ fromMs, toMs, chunks, endsBy }: Segment): object {
  return { fromMs, toMs, seqs: chunks.map(({ seq }) => seq), endsBy };
}

import { describe, expect, it } from 'vitest';
import { segmentAfter, segmentAt, segmentFollowing } from './choose-segment.js';
import type { Segment } from './segments.js';

const a1 = segment('a1', 'a', 0, 100);
const a2 = segment('a2', 'a', 100, 200);
const b1 = segment('b1', 'b', 50, 80);
const late = segment('late', 'a', 90_000, 90_500);
const all = [a1, b1, a2, late];

describe('segmentAt', () => {
  it.each([
    [10, null, 'a1'],
    [60, null, 'b1'],
    [60, 'a', 'a1'],
    [100, 'a', 'a2'],
    [10, 'b', undefined],
    [5000, null, undefined],
  ])('at %d in tab %s is %s', (t, tab, id) => {
    expect(segmentAt(all, t, tab)?.id).toBe(id);
  });
});

describe('segmentAfter', () => {
  it('goes on in the same tab', () => {
    expect(segmentAfter(all, a1, 100)?.id).toBe('a2');
  });

  it('goes to the tab that is still open when its own has ended', () => {
    expect(segmentAfter(all, b1, 80)?.id).toBe('a1');
  });

  it('goes on after a long absence', () => {
    expect(segmentAfter(all, a2, 200)?.id).toBe('late');
  });

  it('is over after the last', () => {
    expect(segmentAfter(all, late, 90_500)).toBeNull();
  });
});

describe('segmentFollowing', () => {
  it('is the next that begins', () => {
    expect(segmentFollowing(all, 200)?.id).toBe('late');
    expect(segmentFollowing(all, 90_000)).toBeNull();
  });
});

function segment(id: string, tabId: string, fromMs: number, toMs: number): Segment {
  return { id, tabId, fromMs, toMs, sessionId: 's', page: id, chunks: [], endsBy: 'end' };
}

import { describe, expect, it } from 'vitest';
import { answerOf, chunkOf, gapOf, pageOf } from './fixtures.js';
import { visitOf } from './visit.js';

const snapshot = { hasSnapshot: true };

describe('visitOf', () => {
  it('lines up the segments of all pages and sessions by time', () => {
    const visit = visitOf(
      answerOf([
        pageOf([chunkOf(0, [5000, 6000], { ...snapshot, sessionId: 's2', page: 'p2' })]),
        pageOf([chunkOf(0, [0, 900], snapshot), chunkOf(1, [1000, 2000], snapshot)]),
      ]),
    );
    expect(visit.segments.map(({ id }) => id)).toEqual(['s1/tab1/p1/0', 's1/tab1/p1/1', 's2/tab1/p2/0']);
  });

  it('numbers the tabs as they were opened, each as long as its pages', () => {
    const other = { ...snapshot, tabId: 'other', page: 'p9' };
    const visit = visitOf(
      answerOf([
        pageOf([chunkOf(0, [3000, 4000], other)]),
        pageOf([chunkOf(0, [0, 900], snapshot)]),
        pageOf([chunkOf(0, [2000, 5000], { ...snapshot, page: 'p2' })]),
      ]),
    );
    expect(visit.tabs).toEqual([
      { tabId: 'tab1', number: 1, fromMs: 0, toMs: 5000 },
      { tabId: 'other', number: 2, fromMs: 3000, toMs: 4000 },
    ]);
  });

  it('cuts a segment at a gap of its own page only', () => {
    const pages = [pageOf([chunkOf(0, [0, 900], snapshot)])];
    const cut = visitOf(answerOf(pages, { gaps: [gapOf(500, 900), gapOf(100, 200, { tabId: 'other' })] }));
    expect(cut.segments.map(({ toMs }) => toMs)).toEqual([500]);
  });
});

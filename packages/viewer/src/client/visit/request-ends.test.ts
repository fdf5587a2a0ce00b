import { describe, expect, it } from 'vitest';
import { requestEnds } from './request-ends.js';

describe('requestEnds', () => {
  it('counts a batch as what went wrong in it', () => {
    const ends = requestEnds([
      { requestId: 'q1#0', outcome: 'success', durationMs: 1 },
      { requestId: 'q1#1', outcome: 'denied', durationMs: 2 },
      { requestId: 'q1#2', outcome: 'success', durationMs: 3 },
      { requestId: null, outcome: 'failure', durationMs: 4 },
    ]);
    expect([...ends]).toEqual([['q1', { outcome: 'denied', durationMs: 2 }]]);
  });
});

import type { AuditMark, AuditRecord } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import { sessionOf } from './fixtures.js';
import { indexAt, momentsOf } from './moments.js';

describe('momentsOf', () => {
  it('takes the mark of the request, whatever the clocks say', () => {
    const [moment] = momentsOf({
      records: [recordOf('r1', 5000, 'q1')],
      marks: [markOf('q1', 9000)],
      chain: [sessionOf({ clockOffsetMs: -200 })],
    });
    expect(moment).toMatchObject({ t: 9000, by: 'mark', tabId: 'tab1' });
  });

  it('finds the mark of a call within a batch', () => {
    const [moment] = momentsOf({
      records: [recordOf('r1', 5000, 'q1#3')],
      marks: [markOf('q1', 9000)],
      chain: [],
    });
    expect(moment).toMatchObject({ t: 9000, by: 'mark' });
  });

  it('moves a record without a mark onto the browser clock of its session', () => {
    const chain = [sessionOf({ clockOffsetMs: -200 })];
    const [moment] = momentsOf({ records: [recordOf('r1', 5000, null)], marks: [], chain });
    expect(moment).toMatchObject({ t: 4800, by: 'clock' });
  });

  it('puts them in the order of the recording', () => {
    const records = [recordOf('r1', 5000, 'q1'), recordOf('r2', 6000, null)];
    const moments = momentsOf({ records, marks: [markOf('q1', 7000)], chain: [] });
    expect(moments.map(({ record }) => record.id)).toEqual(['r2', 'r1']);
    expect([indexAt(moments, 5999), indexAt(moments, 6000), indexAt(moments, 8000)]).toEqual([-1, 0, 1]);
  });
});

function recordOf(id: string, time: number, requestId: string | null): AuditRecord {
  return { id, time, requestId, sessionId: 's1', tabId: null } as AuditRecord;
}

function markOf(requestId: string, t: number): AuditMark {
  return { requestId, t, method: 'POST', inputAgo: 1, sessionId: 's1', tabId: 'tab1', page: 'p1' };
}

import { describe, expect, it } from 'vitest';
import type { AuditMark, ChunkInfo } from '../storage/ports.js';
import { sampleRecord } from '../testing/sample-record.js';
import { judgeAtDeadline, judgeByMark } from './judge.js';

const TIME = 1_800_000_000_000;
const SESSION = '0199d3a4-7b1c-7def-8abc-0123456789ab';
const tagged = { time: TIME, sessionId: SESSION, tabId: 'tab', requestId: 'r1', witness: 'pending' } as const;

function mark(changes: Partial<AuditMark> = {}): AuditMark {
  return {
    sessionId: SESSION,
    tabId: 'tab',
    page: 'p',
    requestId: 'r1',
    method: 'POST',
    t: TIME,
    inputAgo: 100,
    ...changes,
  };
}

function chunk(seq: number, changes: Partial<ChunkInfo> = {}): ChunkInfo {
  return {
    sessionId: SESSION,
    tabId: 'tab',
    page: 'p',
    seq,
    part: 0,
    parts: 1,
    firstMs: TIME - 10_000 + seq * 10_000,
    lastMs: TIME + seq * 10_000,
    sentMs: TIME,
    receivedAt: TIME,
    events: 1,
    hasSnapshot: seq === 0,
    byteLength: 1,
    sha256: 'x',
    dropped: 0,
    encoding: 'gzip',
    ...changes,
  };
}

describe('judgeByMark', () => {
  const judge = (
    marks: readonly AuditMark[],
    changes = {},
    siblings = [] as ReturnType<typeof sampleRecord>[],
  ): unknown => {
    const verdict = judgeByMark({ record: sampleRecord({ ...tagged, ...changes }), marks, siblings });
    return verdict && [verdict.witness, verdict.reason];
  };

  it('is witnessed by a mark of the same session, request and method', () => {
    expect(judge([mark()])).toEqual(['witnessed', null]);
  });

  it('is told apart when nobody touched the page for a minute', () => {
    expect(judge([mark({ inputAgo: 60_001 })])).toEqual(['witnessed', 'no_input']);
    expect(judge([mark({ inputAgo: null })])).toEqual(['witnessed', 'no_input']);
  });

  it.each([
    ['another session', { sessionId: 'other' }],
    ['another method', { method: 'DELETE' }],
    ['another tab', { tabId: 'other' }],
  ])('stays pending for a mark of %s', (_name, changes) => {
    expect(judge([mark(changes)])).toBeNull();
  });

  it('stays pending when the request carried no tag', () => {
    expect(judge([mark()], { tabId: null })).toBeNull();
  });

  it('is joined by its mark when no session was known yet', () => {
    expect(judge([mark()], { sessionId: null })).toEqual(['witnessed', null]);
  });

  it('lets one mark vouch for one record: a replayed request is unwitnessed', () => {
    const first = sampleRecord({ ...tagged, id: '00000000-0000-7000-8000-000000000000' });
    expect(judge([mark()], {}, [first])).toEqual(['unwitnessed', null]);
  });

  it('lets one mark vouch for every call of a batch, and for none of them twice', () => {
    const first = sampleRecord({ ...tagged, id: '00000000-0000-7000-8000-000000000000', batchIndex: 0 });
    expect(judge([mark()], { batchIndex: 1 }, [first])).toEqual(['witnessed', null]);
    expect(judge([mark()], { batchIndex: 0 }, [first])).toEqual(['unwitnessed', null]);
  });

  it('lets a request that a 307 made the browser repeat inherit', () => {
    const first = sampleRecord({ ...tagged, id: '00000000-0000-7000-8000-000000000000', statusCode: 307 });
    expect(judge([mark()], {}, [first])).toEqual(['witnessed', null]);
  });

  it('lets the events of a request inherit', () => {
    const parent = sampleRecord({ ...tagged, id: '00000000-0000-7000-8000-000000000000' });
    expect(judge([mark()], { stage: 'event' }, [parent])).toEqual(['witnessed', null]);
  });
});

describe('judgeAtDeadline', () => {
  const judge = (changes: object, chunks: readonly ChunkInfo[]): unknown => {
    const record = sampleRecord({ ...tagged, ...changes });
    const verdict = judgeAtDeadline({ record, marks: [], siblings: [], session: null, chunks });
    return [verdict.witness, verdict.reason];
  };

  it.each<[string, object, readonly ChunkInfo[], unknown]>([
    ['tagged under a whole recording', {}, [chunk(0), chunk(1)], ['unwitnessed', null]],
    ['tagged after a lost chunk', { time: TIME + 15_000 }, [chunk(0), chunk(2)], ['unrecorded', 'gap']],
    ['tagged after a lost part', {}, [chunk(0, { parts: 2 })], ['unrecorded', 'gap']],
    ['tagged after dropped events', {}, [chunk(0, { dropped: 3 })], ['unrecorded', 'gap']],
    ['tagged, but nothing was ever uploaded', {}, [], ['unrecorded', 'no_recorder']],
    ['untagged with a live page', { tabId: null, requestId: null }, [chunk(0)], ['unrecorded', 'untagged']],
    [
      'untagged with no live page',
      { tabId: null, requestId: null, time: TIME + 900_000 },
      [chunk(0)],
      ['unrecorded', 'no_page'],
    ],
    ['tagged without any session', { sessionId: null }, [], ['unrecorded', 'no_recorder']],
  ])('%s', (_name, changes, chunks, expected) => {
    expect(judge(changes, chunks)).toEqual(expected);
  });

  it('looks at the page’s clock, not at ours', () => {
    const record = sampleRecord({ ...tagged, time: TIME - 3_600_000, tabId: null });
    const session = { clockOffsetMs: 3_600_000, clockErrorMs: 20 } as never;
    const verdict = judgeAtDeadline({ record, marks: [], siblings: [], session, chunks: [chunk(0)] });
    expect(verdict.reason).toBe('untagged');
  });
});

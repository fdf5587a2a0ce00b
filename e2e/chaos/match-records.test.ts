import { describe, expect, it } from 'vitest';
import { matchRecords } from './match-records.ts';
import type { StoredRecord } from './read-stored.ts';

const stored = (id: string, changes: Partial<StoredRecord> = {}): StoredRecord => ({
  id,
  requestId: 'r1',
  stage: 'outcome',
  intentId: null,
  action: 'POST /plain',
  statusCode: 201,
  reason: null,
  count: 1,
  writerEpoch: 'w',
  writerSeq: 0,
  recordedAt: 0,
  metadata: null,
  ...changes,
});
const answers = [{ requestId: 'r1', path: '/plain', status: 201 }];

describe('matching records with what clients saw', () => {
  it('finds nothing where one answered request is one record', () => {
    const found = Object.values(matchRecords({ answers, records: [stored('a')], strictRows: [] }));
    expect(found.flat()).toEqual([]);
  });

  it.each([
    ['missing', [], ['r1 /plain 201']],
    ['doubled', [stored('a'), stored('b', { writerSeq: 1 })], ['r1']],
    ['different', [stored('a', { statusCode: 500 })], ['r1 /plain 201']],
    ['inconclusive', [stored('a'), stored('i', { stage: 'intent', writerSeq: 1 })], ['i']],
    ['holes', [stored('a', { writerSeq: 2 })], ['w:0', 'w:1']],
    ['holes', [stored('a'), stored('b', { requestId: null })], ['w:0']],
  ] as const)('tells what is %s', (promise, records, names) => {
    expect(matchRecords({ answers, records, strictRows: [] })[promise]).toEqual(names);
  });

  it('tells which strict rows had no committed intent', () => {
    const strictRows = [
      { request_id: 'r1', intents: 1n },
      { request_id: 'r2', intents: 0 },
    ];
    expect(matchRecords({ answers, records: [stored('a')], strictRows }).unintended).toEqual(['r2']);
  });

  it('takes for explained the numbers that a closed writer says it has not used', () => {
    const stop = stored('s', { action: 'audit.writer_stop', requestId: null, writerSeq: 3 });
    const records = [stored('a'), { ...stop, metadata: { unused: '1 2' } }];
    expect(matchRecords({ answers, records, strictRows: [] }).holes).toEqual([]);
  });
});

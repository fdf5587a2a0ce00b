import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import { blankRecord } from '../record/blank-record.js';
import { csvHead, csvLine } from './csv-line.js';
import { RECORD_COLUMNS } from './record-columns.js';
import { csvRows } from './testing/csv-rows.js';

const ID = '01900000-0000-7000-8000-000000000001';

function cellsOf(with_: Partial<AuditRecord>): Readonly<Record<string, string>> {
  const [head = [], cells = [], ...rest] = csvRows(
    csvHead() + csvLine({ ...blankRecord(ID, 1_732_600_000_123), ...with_ }),
  );
  expect(rest).toEqual([]);
  expect(head).toEqual([...RECORD_COLUMNS]);
  expect(cells).toHaveLength(head.length);
  return Object.fromEntries(head.map((name, n) => [name, cells[n] ?? '']));
}

describe('a record as a line of CSV', () => {
  it('has a column for everything but the text to search in', () => {
    const { searchText: _, ...columns } = blankRecord(ID, 1);
    expect([...RECORD_COLUMNS].sort()).toEqual(Object.keys(columns).sort());
  });

  it('writes times as UTC, what is not known as nothing, and nested values as JSON', () => {
    const cells = cellsOf({
      metadata: { a: [1, -2], 'b"': 'x,y\n' },
      targets: [{ type: 'order' }],
      reason: null,
    });
    expect(cells).toMatchObject({ id: ID, time: '2024-11-26T05:46:40.123Z', reason: '', count: '1' });
    expect(JSON.parse(cells.metadata ?? '')).toEqual({ a: [1, -2], 'b"': 'x,y\n' });
    expect(cells.targets).toBe('[{"type":"order"}]');
  });

  it.each(['a "quoted", cell', 'two\r\nlines', 'a;b', '漢字', "it's"])(
    'gives %j back as it was',
    (actorName) => {
      expect(cellsOf({ actorName }).actorName).toBe(actorName);
    },
  );

  it.each([
    "=cmd|' /C calc'!A1",
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\tx',
    ' =1',
    '\u200b=1',
    '\ufeff=1',
    '\uff1d1',
    '\uff0b1',
    '\uff0d1',
    '\uff201',
  ])('%j is text to a spreadsheet', (actorName) => {
    expect(cellsOf({ actorName }).actorName).toBe(`'${actorName}`);
  });

  it('is text even where a reader takes `;` or a tab for the end of a cell', () => {
    expect(cellsOf({ reason: 'x;=1+1;y' }).reason).toBe("x;'=1+1;y");
    expect(cellsOf({ userAgent: 'x\t=1\n@a' }).userAgent).toBe("x\t'=1\n'@a");
  });
});

import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import { memoryStorage } from '../storage/memory-storage.js';
import type { RecordStore } from '../storage/ports.js';
import { sampleRecord } from '../testing/sample-record.js';
import { EXPORT_FORMATS, type ExportFormat } from './export-format.js';
import { type ExportPiece, exportRecords } from './export-records.js';
import { csvRows } from './testing/csv-rows.js';
import { ocsfProblems } from './testing/ocsf-problems.js';

const OPTIONS = { filter: {}, format: 'jsonl' as ExportFormat, limit: 1_000_000, now: () => 5_000 };

async function storeOf(count: number): Promise<RecordStore> {
  const { records } = memoryStorage();
  for (let from = 0; from < count; from += 500) {
    await records.insert(Array.from({ length: Math.min(500, count - from) }, (_, n) => recordOf(from + n)));
  }
  return records;
}

function recordOf(n: number): AuditRecord {
  const id = `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  return { ...sampleRecord({ id }), action: n % 2 ? 'order.create' : 'user.lock', searchText: 'searched in' };
}

async function piecesOf(
  store: Pick<RecordStore, 'list'>,
  more: object = {},
): Promise<readonly ExportPiece[]> {
  const pieces: ExportPiece[] = [];
  for await (const piece of exportRecords(store, { ...OPTIONS, ...more })) pieces.push(piece);
  return pieces;
}

const textOf = (pieces: readonly ExportPiece[]): string => pieces.map(({ text }) => text).join('');
const jsonOf = (text: string): readonly Record<string, never>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('an export', () => {
  it('writes all pages, newest first, and ends with a line that says so', async () => {
    const rows = jsonOf(textOf(await piecesOf(await storeOf(450))));
    expect(rows).toHaveLength(451);
    const ids = rows.slice(0, -1).map(({ id }) => String(id));
    expect(ids).toEqual([...ids].sort().reverse());
    expect(new Set(ids).size).toBe(450);
    expect(rows.at(-1)).toMatchObject({
      id: '00000000-0000-0000-0000-000000000000',
      time: 5_000,
      action: 'audit.export_end',
      metadata: { format: 'jsonl', records: 450, isWhole: true },
    });
  });

  it.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])(
    'as %s never holds the text to search in',
    async (format) => {
      expect(textOf(await piecesOf(await storeOf(3), { format }))).not.toContain('searched in');
    },
  );

  it('is a table in CSV and events in OCSF, the last line too', async () => {
    const store = await storeOf(201);
    const table = csvRows(textOf(await piecesOf(store, { format: 'csv' })));
    expect(table).toHaveLength(203);
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
    const events = jsonOf(textOf(await piecesOf(store, { format: 'ocsf' })));
    expect(events).toHaveLength(202);
    expect(events.flatMap(ocsfProblems)).toEqual([]);
  });

  it('stops at its limit, and says that there is more', async () => {
    const pieces = await piecesOf(await storeOf(450), { limit: 250 });
    const rows = jsonOf(textOf(pieces));
    expect(rows).toHaveLength(251);
    expect(rows.at(-1)).toMatchObject({
      metadata: { records: 250, isWhole: false, oldest: expect.any(Number) },
    });
    expect(pieces.at(-1)).toMatchObject({ records: 250, isLast: true });
  });

  it('goes on where the storage looked at all it may and found nothing', async () => {
    const end = { records: [], nextCursor: null, searchedTo: null };
    const pages = [
      { records: [], nextCursor: 'a', searchedTo: 9 },
      { records: [recordOf(1)], nextCursor: 'b', searchedTo: 8 },
    ];
    const asked: (string | undefined)[] = [];
    const list: RecordStore['list'] = async ({ cursor }) => pages[asked.push(cursor) - 1] ?? end;
    const rows = jsonOf(textOf(await piecesOf({ list })));
    expect(rows.map(({ action }) => action)).toEqual(['order.create', 'audit.export_end']);
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('asks for a page only when the one before has been read', async () => {
    let asked = 0;
    const inner = await storeOf(900);
    const list: RecordStore['list'] = (query) => {
      asked += 1;
      return inner.list(query);
    };
    const pieces = exportRecords({ list }, OPTIONS);
    await pieces.next();
    expect(asked).toBe(1);
    await pieces.return(undefined);
    expect(asked).toBe(1);
  });

  it('can be ended between two pages on which nothing matches', async () => {
    let asked = 0;
    const list: RecordStore['list'] = async () => {
      asked += 1;
      return { records: [], nextCursor: asked < 50 ? `${asked}` : null, searchedTo: 1 };
    };
    const pieces = exportRecords({ list }, OPTIONS);
    const first = pieces.next();
    await pieces.return(undefined);
    await first;
    expect(asked).toBe(1);
  });

  it('of nothing is its last line, below the head of a table', async () => {
    const text = textOf(await piecesOf(await storeOf(0), { format: 'csv' }));
    expect(csvRows(text)).toHaveLength(2);
  });

  it('has no last line when the storage fails, so that it can be told from a whole one', async () => {
    const inner = await storeOf(300);
    let asked = 0;
    const list: RecordStore['list'] = (query) => {
      asked += 1;
      return asked === 2 ? Promise.reject(new Error('gone')) : inner.list(query);
    };
    const read: string[] = [];
    await expect(
      (async () => {
        for await (const { text } of exportRecords({ list }, OPTIONS)) read.push(text);
      })(),
    ).rejects.toThrow('gone');
    expect(jsonOf(read.join(''))).toHaveLength(200);
    expect(read.join('')).not.toContain('audit.export_end');
  });
});

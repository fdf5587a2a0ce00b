import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import { matchesFilter } from '../storage/record-filter.js';
import type { RecordFacets, RecordFilter, RecordPage } from '../storage/record-query.js';
import { manyRecords, searchableRecords } from './searchable-records.js';
import type { StorageInUse } from './storage-contract.js';
import { EPOCH, idAt, sampleRecord, unique } from './storage-samples.js';

/** Whatever is asked for is found, once each, however many rows there are that nobody asked for. */
export function searchPromises(inUse: StorageInUse): void {
  describe('searching records', () => {
    const { rows, within, filters } = searchableRecords();
    beforeAll(() => inUse.storage.records.insert(rows));

    const foundBy = async (filter: RecordFilter): Promise<readonly string[]> => {
      const { records } = await inUse.storage.records.list({ ...within, ...filter, limit: 200 });
      return records.map(({ id }) => id);
    };

    it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
      'finds what %s asks for, the newest first, and nothing else',
      async (_, filter) => {
        const expected = idsOf(rows, filter);
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.length).toBeLessThan(rows.length);
        expect(await foundBy(filter)).toEqual(expected);
      },
    );

    it('finds what any two filters ask for together', async () => {
      for (const one of filters) {
        for (const other of filters) {
          const both = { ...one, ...other };
          expect(await foundBy(both), JSON.stringify(both)).toEqual(idsOf(rows, both));
        }
      }
    });

    it.each([
      ['100%', ['at 100% of it']],
      ['%', ['at 100% of it']],
      ['a_b', ['some a_b here']],
      ['_', ['some a_b here']],
      ["o'hara", ["zoë o'hara"]],
      ['"quoted"', ['a "quoted" word']],
      ['back\\slash', ['a back\\slash']],
      ['\\', ['a back\\slash']],
      ['🦊', ['fox 🦊 注文']],
      ['注文', ['fox 🦊 注文']],
      ['ZOË', ["zoë o'hara"]],
      ['here some', ['some a_b here']],
      ['some fox', []],
      ["'; DROP TABLE audit_records; --", []],
      ['nul\0', []],
    ])('takes %j for words and nothing else', async (q, expected) => {
      const ofTexts = { from: within.from, to: within.from + 7_000 };
      const { records } = await inUse.storage.records.list({ ...ofTexts, q, limit: 9 });
      expect(records.map(({ searchText }) => searchText)).toEqual(expected);
    });
  });

  describe('searching among many records', () => {
    const { rows, tenant, first } = manyRecords();
    beforeAll(async () => {
      for (let at = 0; at < rows.length; at += 500) {
        await inUse.storage.records.insert(rows.slice(at, at + 500));
      }
    });

    it.each<[string, RecordFilter, number]>([
      ['with an index for some of it', { tenant, kind: 'delete' }, 3],
      ['by a beginning', { tenant, action: 'rare.*' }, 2],
      ['by words', { tenant, q: 'needle' }, 2],
      ['without any index', { from: first, q: 'needle', method: 'POST' }, 50],
      ['for what is not there', { tenant, ip: 'nowhere' }, 50],
    ])('comes upon everything, once, page after page: %s', async (_, filter, limit) => {
      const pages = await allPages(inUse, filter, limit);
      expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(idsOf(rows, filter));
      for (const { records, searchedTo, nextCursor } of pages) {
        if (searchedTo === null) continue;
        expect(records.length).toBeLessThan(limit);
        expect(nextCursor).not.toBeNull();
        expect(searchedTo).toBeLessThanOrEqual(records.at(-1)?.time ?? searchedTo);
      }
    });

    const stretches = [0, 100, 1_100, 2_101, 4_000, 6_000].map((from, at, all) => ({
      from: first + from,
      to: first + (all[at + 1] ?? 7_000),
    }));

    it.each<[string, RecordFilter]>([
      ['all', { tenant }],
      ['some', { tenant, kind: 'delete' }],
      ['what a time range leaves', { tenant, from: first + 50, to: first + 500 }],
      ['of one word', { tenant, q: 'needle' }],
    ])('counts %s of them in stretches of time, up to 1,000 each', async (_, filter) => {
      const counts = stretches.map(({ from, to }) => {
        const inside = rows.filter((row) => row.time >= from && row.time < to && matchesFilter(row, filter));
        return { count: Math.min(inside.length, 1_000), isAtLeast: inside.length > 1_000 };
      });
      expect(await inUse.storage.records.histogram(filter, stretches)).toEqual(counts);
    });

    it('counts nothing in no stretches, and in those that end before they begin', async () => {
      expect(await inUse.storage.records.histogram({ tenant }, [])).toEqual([]);
      const backwards = [{ from: first + 9, to: first }];
      expect(await inUse.storage.records.histogram({ tenant }, backwards)).toEqual([
        { count: 0, isAtLeast: false },
      ]);
      const none = { count: 0, isAtLeast: false };
      expect(await inUse.storage.records.histogram({ session: 'nobody' }, stretches)).toEqual(
        stretches.map(() => none),
      );
    });

    it('says of 60 stretches how many there are, or at least are', async () => {
      const sixty = Array.from({ length: 60 }, (_, at) => ({
        from: first + at * 100,
        to: first + at * 100 + 100,
      }));
      const counts = await inUse.storage.records.histogram({ tenant, q: 'hay' }, sixty);
      expect(counts).toHaveLength(60);
      for (const { count, isAtLeast } of counts) expect(isAtLeast ? 100 : count).toBe(100);
    });

    it('names the most frequent values of all that match', async () => {
      const few: RecordFilter = { tenant, to: first + 2_000, method: 'POST' };
      const { facets, searchedTo } = await inUse.storage.records.facets(few);
      const matching = rows.filter((row) => matchesFilter(row, few));
      expect(searchedTo).toBeNull();
      expect(plain(facets.kind)).toEqual(countsOf(matching, 'kind'));
      expect(plain(facets.outcome)).toEqual(countsOf(matching, 'outcome'));
      expect(plain(facets.trust)).toEqual(countsOf(matching, 'sessionTrust'));
      expect(plain(facets.target)).toEqual(countsOf(matching, 'targetType'));
      expect(facets.witness).toEqual([]);
      expect(facets.action).toHaveLength(20);
      expect(facets.actor[0]).toEqual({ value: 'actor-0', name: 'Ada', count: 1_000, isAtLeast: false });
    });

    it('names nothing where nothing can match', async () => {
      const { facets } = await inUse.storage.records.facets({ session: 'nobody' });
      expect(Object.values(facets).flat()).toEqual([]);
    });
  });

  describe('reading what was stored', () => {
    it('since a time: all of that very time too, the newest first, without intents', async () => {
      const { records } = inUse.storage;
      const batch = Array.from({ length: 5 }, () => sampleRecord());
      await records.insert([...batch, sampleRecord({ stage: 'intent' })]);
      const at = (await records.get(batch[0]?.id ?? ''))?.recordedAt ?? 0;
      const late = sampleRecord({ time: EPOCH + 1 });
      await records.insert([late]);
      const since = await records.storedSince(at, 500);
      const ids = since.map(({ id }) => id);
      const mine = [late, ...batch].map(({ id }) => id);
      expect(ids.filter((id) => mine.includes(id)).sort()).toEqual(mine.toSorted());
      expect(since).toEqual(since.toSorted((a, b) => b.recordedAt - a.recordedAt));
      const found = await records.byIds(ids);
      expect(found.every(({ stage }) => stage !== 'intent')).toBe(true);
      const newest = (await records.get(late.id))?.recordedAt ?? 0;
      expect(await records.storedSince(newest, 500)).toContainEqual({ id: late.id, recordedAt: newest });
      expect(await records.storedSince(at, 2)).toHaveLength(2);
      expect(await records.storedSince(newest + 3_600_000, 500)).toEqual([]);
    });

    it('by ids: those that are there, each once', async () => {
      const { records } = inUse.storage;
      const [one, two] = [sampleRecord(), sampleRecord({ stage: 'intent' })];
      await records.insert([one, two]);
      const found = await records.byIds([two.id, one.id, one.id, idAt(1), 'no id', unique('none')]);
      expect(found.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
      expect(await records.byIds([])).toEqual([]);
    });
  });
}

function idsOf(rows: readonly AuditRecord[], filter: RecordFilter): readonly string[] {
  return rows
    .filter((row) => matchesFilter(row, filter))
    .map(({ id }) => id)
    .sort()
    .reverse();
}

async function allPages(
  { storage }: StorageInUse,
  filter: RecordFilter,
  limit: number,
): Promise<readonly RecordPage[]> {
  const pages: RecordPage[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await storage.records.list({ ...filter, limit, ...(cursor !== undefined && { cursor }) });
    pages.push(page);
    cursor = page.nextCursor;
    if (pages.length > 100) throw new Error('The pages never end');
  }
  return pages;
}

/** Of equally frequent values any may come first. */
function plain(values: RecordFacets['facets']['kind']): Readonly<Record<string, number>> {
  return Object.fromEntries(values.map(({ value, count }) => [value, count]));
}

function countsOf(rows: readonly AuditRecord[], column: keyof AuditRecord): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { [column]: value } of rows) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

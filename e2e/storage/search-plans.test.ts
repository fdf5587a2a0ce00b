import type { AuditStorage, RecordFilter } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { EPOCH } from '../../packages/core/src/testing/storage-samples.ts';
import type { Plan } from './explained.ts';
import { type OpenHost, openHost } from './open-host.ts';
import { explainedStorage, PLANNED_HOSTS } from './plan-host.ts';
import { rowsRead, scansAll, sorts } from './rows-read.ts';
import { FILTERS, fillForSearch, PAIRS, ROWS } from './search-rows.ts';

/** What a page looks at, once for its rows and once for where they end; and the page itself. */
const MOST = 2 * 5_000 + 300;
const ALL = [...FILTERS, ...PAIRS].map((filter) => [JSON.stringify(filter), filter] as const);

for (const host of PLANNED_HOSTS) {
  describe(`how a search reads, ${host.name}`, () => {
    const plans: Plan[] = [];
    let open: OpenHost;
    let storage: AuditStorage;
    beforeAll(async () => {
      open = await openHost(host, inject('postgresUrl'));
      await fillForSearch(prismaStorage(open.client));
      ({ storage } = await explainedStorage(open, host, { plans, analyze: true }));
    });
    afterAll(() => open.close());
    beforeEach(() => {
      plans.length = 0;
    });

    const expectBounded = (most: number): void => {
      expect(plans).not.toEqual([]);
      if (host.provider === 'sqlite') expect(plans.filter(scansAll)).toEqual([]);
      else expect(plans.map(rowsRead).reduce((a, b) => a + b)).toBeLessThan(most);
    };

    it.each(ALL.filter(([, { request }]) => request === undefined))(
      'looks at a bounded number of rows for %s',
      async (_, filter) => {
        await storage.records.list({ ...filter, limit: 50 });
        expectBounded(MOST);
        expect(plans.filter(sorts)).toEqual([]);
      },
    );

    it('goes by its index for a request, which has few records', async () => {
      const { records } = await storage.records.list({ request: 'r-77', limit: 50 });
      expect(records).toHaveLength(1);
      for (const { plan } of plans)
        expect(plan).toMatch(/(?:SEARCH|Index Scan|Index Cond).*(?:requestId|id)/);
    });

    it('goes on where it stopped, as bounded as before', async () => {
      const first = await storage.records.list({ q: 'needle', limit: 50 });
      expect(first).toMatchObject({ records: [], searchedTo: EPOCH + ROWS - 5_000 });
      plans.length = 0;
      const next = await storage.records.list({ q: 'needle', limit: 50, cursor: first.nextCursor ?? '' });
      expect(next.searchedTo).toBe(EPOCH + ROWS - 10_000);
      expectBounded(MOST);
    });

    const sixty = Array.from({ length: 60 }, (_, at) => ({
      from: EPOCH + (at * ROWS) / 60,
      to: EPOCH + ((at + 1) * ROWS) / 60,
    }));
    it.each<[string, RecordFilter]>([
      ['all records', {}],
      ['those of an index', { actor: 'u-1' }],
      ['those of a value that was frequent once', { action: 'old.thing' }],
      ['what no index serves', { kind: 'delete', q: 'needle' }],
      ['a pair', { actor: 'u-1', outcome: 'denied' }],
    ])('counts %s over time without reading more than it counts or looks at', async (_, filter) => {
      await storage.records.histogram(filter, sixty);
      expectBounded(60 * 501);
    });

    it.each(ALL)('names the frequent values of a bounded number of rows for %s', async (_, filter) => {
      await storage.records.facets(filter);
      expectBounded(MOST);
    });

    it('reads no more of what was stored since a time than is asked for', async () => {
      await storage.records.storedSince(EPOCH, 50);
      expectBounded(1_000);
    });
  });
}

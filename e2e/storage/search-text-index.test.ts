import type { AuditStorage } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EPOCH } from '../../packages/core/src/testing/storage-samples.ts';
import type { Plan } from './explained.ts';
import type { HostClient } from './host-client.ts';
import { openGuarded, RENAMED } from './install-guard.ts';
import type { OpenHost } from './open-host.ts';
import { explainedStorage } from './plan-host.ts';
import { fillForSearch, ROWS } from './search-rows.ts';

/** What `guard add --search` leads to, in a host with names of its own. */
const ADD_INDEX = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  'CREATE INDEX words ON trail.my_records USING gin ("searchText" gin_trgm_ops)',
];

describe('free text with an index for it', () => {
  const plans: Plan[] = [];
  let open: OpenHost;
  let storage: AuditStorage;
  beforeAll(async () => {
    open = await openGuarded(RENAMED);
    await fillForSearch(prismaStorage(open.client));
    for (const sql of ADD_INDEX) await open.client.$executeRawUnsafe(sql);
    ({ storage } = await explainedStorage(open, RENAMED, { plans }));
  });
  afterAll(() => open.close());
  beforeEach(() => {
    plans.length = 0;
  });

  it('finds what is rare wherever it is, at once', async () => {
    const page = await storage.records.list({ q: 'needle', limit: 50 });
    expect(page.records.map(({ time }) => time - EPOCH)).toEqual([4_003, 3_003, 2_003, 1_003, 3]);
    expect(page).toMatchObject({ nextCursor: null, searchedTo: null });
    expect(plans.map(({ plan }) => plan).join('\n')).toMatch(/Bitmap Index Scan on words/);
  });

  it('goes on page by page, with other filters too', async () => {
    const query = { q: 'NEEDLE hay', action: 'old.thing', limit: 2 };
    const first = await storage.records.list(query);
    const next = await storage.records.list({ ...query, cursor: first.nextCursor ?? '' });
    const last = await storage.records.list({ ...query, cursor: next.nextCursor ?? '' });
    const times = [first, next, last].map(({ records }) => records.map(({ time }) => time - EPOCH));
    expect(times).toEqual([[4_003, 3_003], [2_003, 1_003], [3]]);
    expect(last.nextCursor).toBeNull();
  });

  it('takes what is frequent from the newest records, without the index', async () => {
    const { records } = await storage.records.list({ q: 'hay', limit: 50 });
    expect(records).toHaveLength(50);
    expect(plans.map(({ plan }) => plan).join('\n')).not.toContain('Scan on words');
  });

  it('looks back a bounded way for words that the index does not know', async () => {
    const page = await storage.records.list({ q: '%%', limit: 50 });
    expect(page).toMatchObject({ records: [], searchedTo: EPOCH + ROWS - 5_000 });
  });

  it('gives up on the index when it takes too long, and says how far back it looked', async () => {
    const { records } = prismaStorage(slowTransactions(open.client));
    expect(await records.list({ q: 'needle', limit: 50 })).toMatchObject({
      records: [],
      searchedTo: EPOCH + ROWS - 5_000,
    });
  });
});

/** What is read in a transaction takes three seconds. */
function slowTransactions(client: HostClient): HostClient {
  const slow = (raw: HostClient): HostClient =>
    changed(raw, {
      $queryRawUnsafe: (sql: string, ...values: readonly unknown[]) =>
        raw.$queryRawUnsafe(sql.replace(' FROM (', ' FROM (SELECT pg_sleep(3)) AS pause, ('), ...values),
    });
  return changed(client, {
    $transaction: (run: (tx: HostClient) => unknown, options: object) =>
      (client as unknown as Transacting).$transaction((tx) => run(slow(tx)), options),
  });
}

interface Transacting {
  $transaction(run: (tx: HostClient) => unknown, options: object): Promise<unknown>;
}

function changed<T extends object>(inner: T, members: Readonly<Record<string, unknown>>): T {
  return new Proxy(inner, {
    get: (target, name) =>
      typeof name === 'string' && name in members ? members[name] : Reflect.get(target, name),
  });
}

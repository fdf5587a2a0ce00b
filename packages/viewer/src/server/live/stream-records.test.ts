import type { RecordInput, ViewerIdentity } from '@auditreel/core';
import type { AuditRecord, AuditStorage } from '@auditreel/core/adapter';
import { afterEach, describe, expect, it } from 'vitest';
import { type ReadEvents, readEvents } from '../testing/read-events.js';
import { aHold, aRecord, recordId } from '../testing/rows.js';
import { type Served, serve } from '../testing/serve.js';
import { type Rows, storageFor, storeRows } from '../testing/store-rows.js';
import { BASE, testViewer } from '../testing/test-viewer.js';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const ADMIN: ViewerIdentity = { actor: { type: 'user', id: 'admin' } };

async function serveRows(rows: Rows, viewer = ADMIN) {
  const storage: AuditStorage = storageFor(rows);
  await storeRows(storage, rows);
  const tested = testViewer({}, { storage, now: Date.now });
  const served: Served = await serve(tested.handler, { basePath: BASE, viewer });
  opened.push(() => served.close());
  return {
    looks: tested.looks as readonly RecordInput[],
    errors: tested.errors,
    store: (...records: readonly AuditRecord[]) => storage.records.insert(records),
    async open(query = '', headers: Readonly<Record<string, string>> = {}): Promise<ReadEvents> {
      const stream = await readEvents(`${served.origin}${BASE}/api/records/stream${query}`, headers);
      opened.push(stream.leave);
      return stream;
    },
  };
}

const idsOf = (events: ReadEvents): readonly unknown[] =>
  events.events.filter(({ event }) => event === 'record').map(({ data }) => (data as AuditRecord).id);

describe('the stream of records', () => {
  it('sends what is stored while it is open, at once and as the list shows it', async () => {
    const app = await serveRows({ holds: [aHold('actor', 'ada')] });
    const stream = await app.open();
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    await stream.until('caught_up', 1);
    const storedAt = Date.now();
    await app.store(aRecord(1, { metadata: { note: 'two\nlines' } }));
    const [event] = await stream.until('record', 1);
    expect(event).toMatchObject({
      id: expect.stringMatching(/^\d{13}$/),
      data: { id: recordId(1), metadata: { note: 'two\nlines' }, held: { subject: 'actor' } },
    });
    expect((event?.readAt ?? 0) - storedAt).toBeLessThan(2_000);
    expect(app.errors).toEqual([]);
  });

  it('sends what matches its filters, and nothing else', async () => {
    const app = await serveRows({});
    const stream = await app.open('?outcome=denied&action=order.refund');
    await stream.until('caught_up', 1);
    await app.store(
      aRecord(1, { outcome: 'denied' }),
      aRecord(2, { action: 'order.refund' }),
      aRecord(3, { action: 'order.refund', outcome: 'denied' }),
    );
    await stream.until('record', 1);
    expect(idsOf(stream)).toEqual([recordId(3)]);
  });

  it('sends who comes back what came meanwhile, by header or by query', async () => {
    const app = await serveRows({});
    const first = await app.open();
    await first.until('caught_up', 1);
    await app.store(aRecord(1));
    const [seen] = await first.until('record', 1);
    first.leave();
    await app.store(aRecord(2));
    const byHeader = await app.open('', { 'last-event-id': seen?.id ?? '' });
    const byQuery = await app.open(`?after=${seen?.id}`);
    for (const stream of [byHeader, byQuery]) {
      await stream.until('caught_up', 1);
      expect(idsOf(stream)).toEqual([recordId(1), recordId(2)]);
    }
  });

  it.each([
    ['', ['A']],
    ['?tenant=A', ['A']],
    ['?tenant=B', []],
  ])("%s never sends another tenant's records", async (query, tenants) => {
    const rows = { records: [aRecord(1, { tenantId: 'B' }), aRecord(2, { tenantId: 'A' }), aRecord(3)] };
    const app = await serveRows(rows, { ...ADMIN, tenantId: 'A' });
    const stream = await app.open(query);
    await stream.until('caught_up', 1);
    await app.store(aRecord(4, { tenantId: 'B' }), aRecord(5));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const sent = stream.events.flatMap(({ event, data }) =>
      event === 'record' ? [(data as AuditRecord).tenantId] : [],
    );
    expect(sent).toEqual(tenants);
  });

  it('is one look with the list of the same filters', async () => {
    const { get, looks } = testViewer();
    await get('/api/records?actor=ada');
    await (await get('/api/records/stream?actor=ada')).body?.cancel();
    await (await get('/api/records/stream?actor=bob&after=5')).body?.cancel();
    expect(looks).toMatchObject([
      { action: 'audit.view', metadata: { view: 'records', actor: 'ada' } },
      { action: 'audit.view', metadata: { view: 'records', actor: 'bob' } },
    ]);
    expect(looks[1]?.metadata).not.toHaveProperty('after');
  });
});

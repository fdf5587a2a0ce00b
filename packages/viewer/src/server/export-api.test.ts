import { get as httpGet } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, type RealViewer, realViewer } from './testing/real-viewer.js';
import { aRecord } from './testing/rows.js';
import { serve } from './testing/serve.js';
import { BASE } from './testing/test-viewer.js';

const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };

let viewer: RealViewer;
afterEach(() => viewer.close());

async function linesOf(path: string, init?: Parameters<RealViewer['get']>[1]): Promise<readonly Json[]> {
  const text = await (await viewer.get(path, init)).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

type Json = Readonly<Record<string, never>>;

describe('an export', () => {
  it.each([
    ['jsonl', 'application/x-ndjson; charset=utf-8', 'jsonl'],
    ['csv', 'text/csv; charset=utf-8; header=present', 'csv'],
    ['ocsf', 'application/x-ndjson; charset=utf-8', 'ocsf.jsonl'],
  ])('as %s is a file of its kind', async (format, contentType, extension) => {
    viewer = await realViewer({ records: [aRecord(1)] });
    viewer.clock.now = Date.UTC(2026, 10, 26, 10, 46, 12);
    const response = await viewer.get(`/api/export?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="audit-20261126-104612.${extension}"`,
    );
    expect(response.headers.get('auditreel-export-limit')).toBe('1000000');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('order.create');
  });

  it('holds what the same filters list, and nothing else', async () => {
    const records = [
      aRecord(1, { outcome: 'denied' }),
      aRecord(2),
      aRecord(3, { outcome: 'denied', actorId: 'bob' }),
      aRecord(4, { stage: 'intent', outcome: 'denied', actorId: 'bob' }),
    ];
    viewer = await realViewer({ records });
    const lines = await linesOf('/api/export?format=jsonl&outcome=denied&actor=bob');
    expect(lines.map(({ id }) => id)).toEqual([records[2]?.id, '00000000-0000-0000-0000-000000000000']);
  });

  it("never holds another tenant's records, whatever is asked", async () => {
    viewer = await realViewer({ records: [aRecord(1, { tenantId: 'A' }), aRecord(2, { tenantId: 'B' })] });
    for (const format of ['jsonl', 'csv', 'ocsf']) {
      const own = await (await viewer.get(`/api/export?format=${format}`, { viewer: TENANT_A })).text();
      expect(own).toContain(aRecord(1).id);
      expect(own).not.toContain(aRecord(2).id);
    }
    const other = await linesOf('/api/export?format=jsonl&tenant=B', { viewer: TENANT_A });
    expect(other).toMatchObject([{ action: 'audit.export_end', metadata: { records: 0 } }]);
  });

  it('is recorded before it begins, and again with its number of records when it has ended', async () => {
    viewer = await realViewer({ records: [1, 2].map((n) => aRecord(n, { tenantId: 'A' })) });
    const response = await viewer.get('/api/export?format=csv&action=order.*&to=1800000000002', {
      viewer: TENANT_A,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    const [begun] = await viewer.recorded('audit.export');
    expect(begun).toMatchObject({
      ...{ kind: 'read', outcome: 'success', actorId: 'a-admin', tenantId: 'A', targetType: 'export' },
      metadata: { format: 'csv', filter: { action: 'order.*', to: '2027-01-15T08:00:00.002Z' } },
    });
    expect(await viewer.recorded('audit.export_end')).toEqual([]);
    while (reader && !(await reader.read()).done);
    expect(await viewer.recorded('audit.export_end')).toMatchObject([
      { outcome: 'success', targetId: begun?.targetId, metadata: { format: 'csv', records: 2 } },
    ]);
  });

  it('is recorded as broken off when the client goes', async () => {
    const records = Array.from({ length: 5_000 }, (_, n) => aRecord(n, { userAgent: 'x'.repeat(2_000) }));
    viewer = await realViewer({ records });
    const served = await serve(viewer.handler, { basePath: BASE, viewer: ADMIN });
    try {
      await new Promise<void>((resolve, reject) => {
        const request = httpGet(`${served.origin}${BASE}/api/export?format=jsonl`, (response) => {
          response.once('data', () => request.destroy());
          response.once('close', resolve).on('error', () => {});
        }).on('error', reject);
      });
      await expect
        .poll(() => viewer.recorded('audit.export_end'))
        .toMatchObject([{ outcome: 'failure', reason: 'ABORTED', metadata: { format: 'jsonl' } }]);
      const [ended] = await viewer.recorded('audit.export_end');
      expect(Number(ended?.metadata?.records)).toBeLessThan(5_000);
      expect(await viewer.recorded('audit.export')).toHaveLength(1);
    } finally {
      await served.close();
    }
  });

  it('looks no further for what it does not find when the client has gone', async () => {
    viewer = await realViewer();
    let asked = 0;
    const list = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { records: [], nextCursor: asked < 200 ? 'more' : null, searchedTo: 1 };
    };
    const { list: before } = viewer.storage.records;
    Object.assign(viewer.storage.records, { list });
    const reader = (await viewer.get('/api/export?format=jsonl&q=nowhere')).body?.getReader();
    const reading = reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await reader?.cancel();
    expect(asked).toBeLessThan(50);
    expect(await reading).toMatchObject({ done: true });
    Object.assign(viewer.storage.records, { list: before });
    expect(await viewer.recorded('audit.export_end')).toMatchObject([{ reason: 'ABORTED' }]);
  });

  it('is cut off without a last line when the storage fails, and that is recorded', async () => {
    const errors: Error[] = [];
    viewer = await realViewer({ records: [aRecord(1)] }, { onError: (error) => errors.push(error) });
    const { storage } = viewer;
    const list = storage.records.list;
    Object.assign(storage.records, { list: () => Promise.reject(new Error('The database is down')) });
    const response = await viewer.get('/api/export?format=csv');
    await expect(response.text()).rejects.toThrow();
    Object.assign(storage.records, { list });
    expect(await viewer.recorded('audit.export_end')).toMatchObject([
      { outcome: 'failure', reason: 'STORAGE_FAILED', metadata: { records: 0 } },
    ]);
    expect(errors.map(({ message }) => message)).toEqual(['The database is down']);
  });

  it('needs the permission, and leaves no record without it', async () => {
    viewer = await realViewer({ records: [aRecord(1)] });
    const refused = await viewer.get('/api/export?format=csv', { viewer: { ...ADMIN, can: ['replay'] } });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'EXPORT_NOT_ALLOWED' } });
    expect(await viewer.recorded('audit.export')).toEqual([]);
  });

  it.each([
    ['/api/export', 400],
    ['/api/export?format=xlsx', 400],
    ['/api/export?format=csv&limit=5', 400],
    ['/api/export?format=csv&format=csv', 400],
  ])('%s is %i', async (path, status) => {
    viewer = await realViewer();
    expect((await viewer.get(path)).status).toBe(status);
  });

  it("is refused to another site's page, and only looked at by HEAD", async () => {
    viewer = await realViewer();
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await viewer.get('/api/export?format=csv', { headers })).status).toBe(403);
    const head = await viewer.get('/api/export?format=csv', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await viewer.recorded('audit.export')).toEqual([]);
  });
});

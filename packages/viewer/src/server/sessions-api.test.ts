import { describe, expect, it } from 'vitest';
import type { SessionAnswer, SessionsAnswer } from '../api/answers.js';
import { aChunk, aRecord, aSession } from './testing/rows.js';
import { testViewer } from './testing/test-viewer.js';

const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };
const NO_REPLAY = { actor: { type: 'user' as const, id: 'clerk' }, can: ['export' as const] };

const chain = {
  sessions: [
    aSession('s2', { previousId: 's1', createdAt: 2 }),
    aSession('s1', { createdAt: 1 }),
    aSession('s3', { previousId: 's2', createdAt: 3 }),
    aSession('other', { createdAt: 4 }),
  ],
  chunks: [
    aChunk({ sessionId: 's1', page: 'p1', firstMs: 10, lastMs: 20 }),
    aChunk({ sessionId: 's3', page: 'p3', seq: 1, firstMs: 50, lastMs: 60 }),
    aChunk({ sessionId: 's2', page: 'p2', firstMs: 30, lastMs: 40 }),
  ],
  records: [aRecord(1, { sessionId: 's3' }), aRecord(2, { sessionId: 's1' }), aRecord(3)],
};

describe('a session', () => {
  it.each(['s1', 's2', 's3'])('%s is shown as the whole visit', async (id) => {
    const answer: SessionAnswer = await (await testViewer(chain).get(`/api/sessions/${id}`)).json();
    expect(answer.session.id).toBe(id);
    expect(answer.chain.map((session) => session.id)).toEqual(['s1', 's2', 's3']);
    expect(answer.pages.map((page) => page.page)).toEqual(['p1', 'p2', 'p3']);
    expect(answer.gaps).toMatchObject([{ page: 'p3', reason: 'missing_chunk' }]);
    expect(answer.records.map((record) => record.sessionId)).toEqual(['s3', 's1']);
  });

  it('that follows itself does not hang', async () => {
    const sessions = [aSession('s1', { previousId: 's2' }), aSession('s2', { previousId: 's1' })];
    const answer: SessionAnswer = await (await testViewer({ sessions }).get('/api/sessions/s1')).json();
    expect(answer.chain).toHaveLength(2);
  });

  it("of another tenant isn't found, nor its chunks, nor shown in a chain or a list", async () => {
    const viewer = testViewer({
      sessions: [aSession('a', { tenantId: 'A' }), aSession('b', { tenantId: 'B', previousId: 'a' })],
      chunks: [aChunk({ sessionId: 'b' })],
    });
    expect((await viewer.get('/api/sessions/b', { viewer: TENANT_A })).status).toBe(404);
    expect((await viewer.get('/api/sessions/b/chunks/tab.page.0.0', { viewer: TENANT_A })).status).toBe(404);
    const visit: SessionAnswer = await (await viewer.get('/api/sessions/a', { viewer: TENANT_A })).json();
    expect(visit.chain.map((session) => session.id)).toEqual(['a']);
    const list: SessionsAnswer = await (await viewer.get('/api/sessions', { viewer: TENANT_A })).json();
    expect(list.sessions.map((session) => session.id)).toEqual(['a']);
  });

  it('is recorded as watched once per viewer in ten minutes', async () => {
    const viewer = testViewer(chain);
    await viewer.get('/api/sessions/s1');
    await viewer.get('/api/sessions/s1/chunks/tab.p1.0.0');
    await viewer.get('/api/sessions/s1');
    expect(viewer.looks).toMatchObject([{ action: 'replay.view', target: { type: 'session', id: 's1' } }]);
  });
});

describe('a chunk', () => {
  it('is sent as it was stored, with its hash as ETag', async () => {
    const data = Buffer.from('--gzip--').subarray(2, 6);
    const viewer = testViewer({ sessions: [aSession('s')], chunks: [aChunk({ sessionId: 's', data })] });
    const response = await viewer.get('/api/sessions/s/chunks/tab.page.0.0');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(data));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toBe(`"${'ab'.repeat(32)}"`);
    const again = await viewer.get('/api/sessions/s/chunks/tab.page.0.0', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    expect(again.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['tab.page.0.1', 'tab.page.1.0', 'tab.page.0', 'tab.page.0.0.0', 'tab.page.-1.0', '...'])(
    'named %s is not found',
    async (key) => {
      const viewer = testViewer({ sessions: [aSession('s')], chunks: [aChunk({ sessionId: 's' })] });
      expect((await viewer.get(`/api/sessions/s/chunks/${key}`)).status).toBe(404);
    },
  );

  it('is not for a viewer who may not watch, nor is the visit', async () => {
    const viewer = testViewer({ sessions: [aSession('s')], chunks: [aChunk({ sessionId: 's' })] });
    for (const path of ['/api/sessions/s', '/api/sessions/s/chunks/tab.page.0.0']) {
      const response = await viewer.get(path, { viewer: NO_REPLAY });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'REPLAY_NOT_ALLOWED' } });
    }
    expect(viewer.looks).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RecordsAnswer, StoredRecordAnswer } from '../api/answers.js';
import { aChunk, aMark, aRecord, aSession, recordId } from './testing/rows.js';
import { testViewer } from './testing/test-viewer.js';

const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };

describe('the list of records', () => {
  it('is newest first and goes on at the cursor', async () => {
    const viewer = testViewer({ records: [aRecord(1), aRecord(2), aRecord(3)] });
    const first: RecordsAnswer = await (await viewer.get('/api/records?limit=2')).json();
    expect(first.records.map((r) => r.id)).toEqual([recordId(3), recordId(2)]);
    const rest: RecordsAnswer = await (
      await viewer.get(`/api/records?limit=2&cursor=${first.nextCursor}`)
    ).json();
    expect(rest.records.map((r) => r.id)).toEqual([recordId(1)]);
    expect(rest.nextCursor).toBeNull();
  });

  it("never holds another tenant's records, whatever is asked", async () => {
    const viewer = testViewer({ records: [aRecord(1, { tenantId: 'A' }), aRecord(2, { tenantId: 'B' })] });
    const own: RecordsAnswer = await (await viewer.get('/api/records', { viewer: TENANT_A })).json();
    expect(own.records.map((r) => r.tenantId)).toEqual(['A']);
    const other: RecordsAnswer = await (
      await viewer.get('/api/records?tenant=B', { viewer: TENANT_A })
    ).json();
    expect(other.records).toEqual([]);
  });

  it.each([
    ['action=order.*', [3, 2]],
    ['q=Z%C3%A9lie', [2]],
    ['ip=192.0.2.1&method=POST&trust=bound', [1]],
    ['request=r1&route=/orders/:id&reason=TIMEOUT', [1]],
  ])('is filtered by %s', async (search, expected) => {
    const records = [
      aRecord(1, {
        ...{ action: 'user.lock', ip: '192.0.2.1', sessionTrust: 'bound', requestId: 'r1' },
        ...{ route: '/orders/:id', reason: 'TIMEOUT' },
      }),
      aRecord(2, { action: 'order.refund', searchText: 'zélie' }),
      aRecord(3, { action: 'order.create', method: 'PUT' }),
    ];
    const answer: RecordsAnswer = await (await testViewer({ records }).get(`/api/records?${search}`)).json();
    expect(answer.records.map(({ id }) => id)).toEqual(expected.map(recordId));
  });

  it.each(['q=1 2 3 4 5 6 7 8 9', 'trust=total', 'colour=red'])('refuses %s', async (search) => {
    const { status } = await testViewer().get(`/api/records?${search}`);
    expect(status).toBe(400);
  });

  it('leaves one record of looking per viewer and query in ten minutes', async () => {
    const viewer = testViewer();
    await viewer.get('/api/records?actor=ada');
    await viewer.get(`/api/records?actor=ada&cursor=${recordId(1)}`);
    await viewer.get('/api/records?actor=bob');
    await viewer.get('/api/records?actor=ada', { viewer: TENANT_A });
    expect(viewer.looks).toMatchObject([
      { action: 'audit.view', actor: { id: 'admin' }, metadata: { view: 'records', actor: 'ada' } },
      { action: 'audit.view', actor: { id: 'admin' }, metadata: { actor: 'bob' } },
      { action: 'audit.view', actor: { id: 'a-admin' }, tenantId: 'A' },
    ]);
    viewer.clock.now += 600_000;
    await viewer.get('/api/records?actor=ada');
    expect(viewer.looks).toHaveLength(4);
  });
});

describe('a record', () => {
  const marked = aRecord(1, { requestId: 'r1', batchIndex: 0, sessionId: 's1', tabId: 'tab', time: 1_500 });

  async function replayOf(
    rows: Parameters<typeof testViewer>[0],
    viewer?: Parameters<ReturnType<typeof testViewer>['get']>[1],
  ): Promise<StoredRecordAnswer['replay']> {
    const answer: StoredRecordAnswer = await (
      await testViewer(rows).get(`/api/records/${recordId(1)}`, viewer)
    ).json();
    return answer.replay;
  }

  it('of another tenant is not found', async () => {
    const viewer = testViewer({ records: [aRecord(1, { tenantId: 'B' })] });
    const response = await viewer.get(`/api/records/${recordId(1)}`, { viewer: TENANT_A });
    expect(response.status).toBe(404);
    expect(viewer.looks).toEqual([]);
  });

  it('comes with its events and the record it belongs to', async () => {
    const viewer = testViewer({
      records: [
        aRecord(1, { requestId: 'r' }),
        aRecord(2, { requestId: 'r', stage: 'event', parentId: recordId(1) }),
        aRecord(3, { requestId: 'r' }),
      ],
    });
    const parent: StoredRecordAnswer = await (await viewer.get(`/api/records/${recordId(1)}`)).json();
    const event: StoredRecordAnswer = await (await viewer.get(`/api/records/${recordId(2)}`)).json();
    expect(parent.related.map((r) => r.id)).toEqual([recordId(2)]);
    expect(event.related.map((r) => r.id)).toEqual([recordId(1)]);
  });

  it('is found in the replay by its mark, a call of a batch by the mark of the whole request', async () => {
    const mark = aMark({ sessionId: 's1', requestId: 'r1', t: 1_777 });
    const chunks = [aChunk({ sessionId: 's1' })];
    expect(await replayOf({ records: [marked], sessions: [aSession('s1')], marks: [mark], chunks })).toEqual({
      sessionId: 's1',
      tabId: 'tab',
      page: 'page',
      t: 1_777,
      by: 'mark',
      errorMs: 0,
    });
  });

  it('is not found by the same mark in a session that is not its own', async () => {
    const mark = aMark({ sessionId: 'forged', requestId: 'r1', t: 1_777 });
    const sessions = [aSession('s1'), aSession('forged')];
    const chunks = [aChunk({ sessionId: 'forged' })];
    expect(await replayOf({ records: [marked], sessions, marks: [mark], chunks })).toBeNull();
  });

  it("without a mark is found by the session's clock", async () => {
    const sessions = [aSession('s1', { clockOffsetMs: 300, clockErrorMs: 12 })];
    const chunks = [
      aChunk({ sessionId: 's1', page: 'other', tabId: 'elsewhere' }),
      aChunk({ sessionId: 's1', page: 'here' }),
    ];
    expect(await replayOf({ records: [marked], sessions, chunks })).toEqual({
      sessionId: 's1',
      tabId: 'tab',
      page: 'here',
      t: 1_800,
      by: 'clock',
      errorMs: 12,
    });
  });

  it('has no replay for a viewer who may not watch, or of another tenant', async () => {
    const rows = {
      records: [{ ...marked, tenantId: 'A' }],
      sessions: [aSession('s1', { tenantId: 'B' })],
      marks: [aMark({ sessionId: 's1', requestId: 'r1' })],
      chunks: [aChunk({ sessionId: 's1' })],
    };
    expect(await replayOf(rows, { viewer: { actor: TENANT_A.actor, can: ['export'] } })).toBeNull();
    expect(await replayOf(rows, { viewer: TENANT_A })).toBeNull();
    expect(await replayOf(rows)).not.toBeNull();
  });
});

import { memoryStorage } from '@auditreel/core';
import type { AuditChange } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import type { ChangesAnswer, LostRecordAnswer, RowAnswer, StoredRecordAnswer } from '../api/answers.js';
import { aChange, aChunk, aMark, aRecord, aSession, recordId } from './testing/rows.js';
import { testViewer } from './testing/test-viewer.js';

const TENANT_A = { viewer: { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' } };
const A = aRecord(1, { tenantId: 'A', requestId: 'r1', sessionId: 's1', actorName: 'Ada' });
const B = aRecord(2, { tenantId: 'B' });
const ROW = '/api/changes?model=Order&targetId=7';
const changesUrl = (n: number): string => `/api/records/${recordId(n)}/changes`;
const idsOf = (changes: readonly AuditChange[]): readonly string[] => changes.map(({ id }) => id);

async function rowOf(
  viewer: ReturnType<typeof testViewer>,
  ...asked: Parameters<typeof viewer.get>
): Promise<{ readonly answer: RowAnswer; readonly ids: readonly string[] }> {
  const answer: RowAnswer = await (await viewer.get(...asked)).json();
  return { answer, ids: idsOf(answer.changes.map(({ change }) => change)) };
}

describe('the changes of a record', () => {
  const changes = [10, 11, 12].map((n) => aChange(n, { recordId: A.id }));

  it('come in the order in which they happened, page by page, and the first page with the record', async () => {
    const viewer = testViewer({ records: [A], changes: [...changes, aChange(9, { recordId: B.id })] });
    const first: ChangesAnswer = await (await viewer.get(`${changesUrl(1)}?limit=2`)).json();
    expect(idsOf(first.changes)).toEqual([recordId(10), recordId(11)]);
    const rest: ChangesAnswer = await (
      await viewer.get(`${changesUrl(1)}?limit=2&cursor=${first.nextCursor}`)
    ).json();
    expect(idsOf(rest.changes)).toEqual([recordId(12)]);
    expect(rest.nextCursor).toBeNull();
    const record: StoredRecordAnswer = await (await viewer.get(`/api/records/${A.id}`)).json();
    expect(idsOf(record.changes.changes)).toEqual(idsOf(changes));
  });

  it("are not found where the record is another tenant's, whatever is asked", async () => {
    const viewer = testViewer({ records: [A, B], changes: [aChange(10, { recordId: B.id })] });
    expect((await viewer.get(changesUrl(2), TENANT_A)).status).toBe(404);
    expect((await viewer.get(`/api/records/${B.id}`, TENANT_A)).status).toBe(404);
    expect(viewer.looks).toEqual([]);
    expect((await viewer.get(changesUrl(1), TENANT_A)).status).toBe(200);
    expect((await viewer.get(changesUrl(2))).status).toBe(200);
  });

  it('leave one record of looking together with the record', async () => {
    const viewer = testViewer({ records: [A], changes });
    await viewer.get(`/api/records/${A.id}`);
    await viewer.get(changesUrl(1));
    expect(viewer.looks).toMatchObject([{ action: 'audit.view', target: { type: 'record', id: A.id } }]);
  });

  it('are none where the storage sees no changes', async () => {
    const storage = memoryStorage();
    await storage.records.insert([A]);
    const viewer = testViewer({}, { storage });
    const answer: ChangesAnswer = await (await viewer.get(changesUrl(1))).json();
    expect(answer).toEqual({ changes: [], nextCursor: null });
    expect((await rowOf(viewer, ROW)).ids).toEqual([]);
  });
});

describe('a record that never came', () => {
  const changes = [aChange(10, { recordId: recordId(5), actorType: 'user', actorId: 'ada' })];

  it('is told by what its request changed, with outcome unknown', async () => {
    const answer: LostRecordAnswer = await (
      await testViewer({ changes }).get(`/api/records/${recordId(5)}`)
    ).json();
    expect(answer).toMatchObject({
      arrived: false,
      record: { outcome: 'unknown', reason: 'NEVER_ARRIVED', time: 1_010, actorType: 'user', actorId: 'ada' },
      changes: { changes, nextCursor: null },
    });
  });

  it('is not found without changes, nor by a viewer with a tenant of their own', async () => {
    const viewer = testViewer({ changes });
    expect((await viewer.get(`/api/records/${recordId(6)}`)).status).toBe(404);
    expect((await viewer.get(`/api/records/${recordId(5)}`, TENANT_A)).status).toBe(404);
    expect((await viewer.get(changesUrl(5), TENANT_A)).status).toBe(404);
    expect(viewer.looks).toEqual([]);
  });

  it('lends its changes to the event that tells of it', async () => {
    const lost = aRecord(6, { action: 'audit.lost', stage: 'event', parentId: recordId(5) });
    const viewer = testViewer({ records: [lost, { ...lost, id: recordId(7), tenantId: 'A' }], changes });
    const seen: StoredRecordAnswer = await (await viewer.get(`/api/records/${recordId(6)}`)).json();
    expect(seen.changes.changes).toHaveLength(1);
    const claimed: ChangesAnswer = await (await viewer.get(changesUrl(7), TENANT_A)).json();
    expect(claimed.changes).toEqual([]);
  });
});

describe('all that happened to a row', () => {
  const mixed = [
    aChange(10, { op: 'create', recordId: A.id }),
    aChange(11, { recordId: B.id }),
    aChange(12, { recordId: recordId(99) }),
    aChange(13),
    aChange(14, { recordId: A.id }),
    aChange(15, { recordId: A.id, targetId: '8' }),
    aChange(16, { recordId: A.id, model: 'Other' }),
  ];

  it('comes newest first, with the records that are there', async () => {
    const { answer, ids } = await rowOf(testViewer({ records: [A, B], changes: mixed }), ROW);
    expect(ids).toEqual([14, 13, 12, 11, 10].map(recordId));
    expect(answer.changes.map(({ record }) => record?.id ?? null)).toEqual([A.id, null, null, B.id, A.id]);
    expect(answer.changes[0]?.record).toEqual({
      id: A.id,
      time: 1_001,
      action: 'order.create',
      outcome: 'success',
      reason: null,
      actorType: 'user',
      actorId: 'ada',
      actorName: 'Ada',
    });
  });

  it("holds only the changes of the viewer's tenant, and none of a record that never came", async () => {
    const viewer = testViewer({ records: [A, B], changes: mixed });
    const { ids } = await rowOf(viewer, ROW, TENANT_A);
    expect(ids).toEqual([recordId(14), recordId(10)]);
    const other = testViewer({ records: [A, B], changes: [aChange(11, { recordId: B.id })] });
    const nothing = await rowOf(other, ROW, TENANT_A);
    expect(nothing.answer).toEqual({ changes: [], nextCursor: null });
  });

  it('goes on at the cursor, which never names a change that is not shown', async () => {
    const others = Array.from({ length: 450 }, (_, n) => aChange(100 + n, { recordId: B.id }));
    const own = [aChange(1_000, { recordId: A.id }), aChange(50, { recordId: A.id })];
    const viewer = testViewer({ records: [A, B], changes: [...others, ...own] });
    const first = await rowOf(viewer, `${ROW}&limit=1`, TENANT_A);
    expect(first.ids).toEqual([recordId(1_000)]);
    expect(first.answer.nextCursor).toBe(recordId(1_000));
    const next = await rowOf(viewer, `${ROW}&limit=1&cursor=${recordId(1_000)}`, TENANT_A);
    expect([next.ids, next.answer.nextCursor]).toEqual([[recordId(50)], null]);
    const all = await rowOf(viewer, `${ROW}&limit=200`);
    expect(all.ids).toHaveLength(200);
    expect(all.answer.nextCursor).toBe(all.ids.at(-1));
  });

  it('ends for a viewer who sees nothing of it, however much there is', async () => {
    const others = Array.from({ length: 5_000 }, (_, n) => aChange(100 + n, { recordId: B.id }));
    const viewer = testViewer({ records: [A, B], changes: [...others, aChange(1, { recordId: A.id })] });
    const { answer } = await rowOf(viewer, ROW, TENANT_A);
    expect(answer).toEqual({ changes: [], nextCursor: null });
  });

  it('leads to the moment in the replay, where one may watch it', async () => {
    const rows = {
      records: [A, { ...B, requestId: 'r1', sessionId: 'elsewhere' }],
      sessions: [aSession('s1', { tenantId: 'A' })],
      chunks: [aChunk({ sessionId: 's1' })],
      marks: [aMark({ sessionId: 's1', requestId: 'r1', t: 1_777 })],
      changes: mixed,
    };
    const viewer = testViewer(rows);
    const { answer } = await rowOf(viewer, ROW, TENANT_A);
    expect(answer.changes.map(({ replay }) => replay?.t)).toEqual([1_777, 1_777]);
    const forB = { viewer: { actor: TENANT_A.viewer.actor, tenantId: 'B' } };
    expect((await rowOf(viewer, ROW, forB)).answer.changes.map(({ replay }) => replay)).toEqual([null]);
    const noReplay = { viewer: { actor: TENANT_A.viewer.actor, can: [] } };
    expect((await rowOf(viewer, ROW, noReplay)).answer.changes.every(({ replay }) => replay === null)).toBe(
      true,
    );
  });

  it('is recorded as looked at, once per viewer and row in ten minutes', async () => {
    const viewer = testViewer({ records: [A], changes: mixed });
    await viewer.get(ROW);
    await viewer.get(`${ROW}&cursor=${recordId(14)}`);
    await viewer.get('/api/changes?model=Order&targetId=8');
    expect(viewer.looks).toMatchObject([
      { action: 'audit.view', target: { type: 'row', id: 'Order/7' }, metadata: { view: 'changes' } },
      { action: 'audit.view', target: { type: 'row', id: 'Order/8' } },
    ]);
  });
});

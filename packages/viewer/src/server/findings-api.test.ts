import type { AuditRecord, ViewerIdentity } from '@auditreel/core';
import { expect, it } from 'vitest';
import type { StoredRecordAnswer } from '../api/answers.js';
import type { FindingsAnswer } from '../api/findings-answer.js';
import { aChunk, aMark, aRecord, aSession, recordId } from './testing/rows.js';
import { type TestViewer, testViewer } from './testing/test-viewer.js';

const TENANT_A: ViewerIdentity = { actor: { type: 'user', id: 'a-admin' }, tenantId: 'A' };

/** A finding that this record completed, and others belong to. */
function aFinding(n: number, completing: number, with_: Partial<AuditRecord> = {}): AuditRecord {
  const { metadata, ...rest } = with_;
  return aRecord(n, {
    action: 'audit.finding',
    kind: 'other',
    stage: 'event',
    actorType: 'system',
    actorId: null,
    parentId: recordId(completing),
    targets: [
      { type: 'user', id: 'ada' },
      { type: 'record', id: recordId(completing) },
    ],
    ...rest,
    metadata: {
      rule: 'own',
      title: 'Own',
      severity: 'low',
      sentence: 'It happened.',
      actorType: 'user',
      records: [recordId(completing - 1), recordId(completing)],
      ...metadata,
    },
  });
}

async function findingsAt(
  viewer: TestViewer,
  search = '',
  init: { readonly viewer?: ViewerIdentity } = {},
): Promise<FindingsAnswer> {
  return (await viewer.get(`/api/findings${search}`, init)).json();
}

it('answers findings newest first, each with its records', async () => {
  const [first, second] = [aRecord(1, { actorName: 'Ada' }), aRecord(2, { actorName: 'Ada' })];
  const viewer = testViewer({ records: [first, second, aFinding(3, 2), aFinding(4, 2)] });
  const { findings, nextCursor, rules } = await findingsAt(viewer);
  expect(findings.map(({ id }) => id)).toEqual([recordId(4), recordId(3)]);
  expect(findings[0]).toMatchObject({
    rule: 'own',
    title: 'Own',
    severity: 'low',
    sentence: 'It happened.',
    actor: { type: 'user', id: 'ada', name: 'Ada' },
    record: recordId(2),
    chain: [{ id: recordId(1) }, { id: recordId(2) }],
    missing: 0,
    replay: null,
  });
  expect(nextCursor).toBeNull();
  expect(rules).toEqual([{ name: 'own', title: 'Own', severity: 'low' }]);
});

it('filters by severity and rule, and goes on at the cursor', async () => {
  const high = (n: number): AuditRecord => aFinding(n, 2, { metadata: { severity: 'high' } });
  const other = (n: number): AuditRecord => aFinding(n, 2, { metadata: { rule: 'other' } });
  const viewer = testViewer({ records: [high(3), other(4), high(5), aFinding(6, 2), high(7)] });
  const ids = async (search: string): Promise<readonly string[]> =>
    (await findingsAt(viewer, search)).findings.map(({ id }) => id);
  expect(await ids('?severity=high')).toEqual([7, 5, 3].map(recordId));
  expect(await ids('?rule=other')).toEqual([recordId(4)]);
  expect(await ids('?rule=other&severity=high')).toEqual([]);
  const { findings, nextCursor } = await findingsAt(viewer, '?severity=high&limit=2');
  expect(findings.map(({ id }) => id)).toEqual([7, 5].map(recordId));
  expect(await ids(`?severity=high&limit=2&cursor=${nextCursor}`)).toEqual([recordId(3)]);
});

it.each(['?severity=urgent', '?limit=51', '?limit=0', '?what=ever'])('refuses %s', async (search) => {
  expect((await testViewer().get(`/api/findings${search}`)).status).toBe(400);
});

it('shows a viewer with a tenant nothing of another', async () => {
  const records = [
    aRecord(1, { tenantId: null }),
    aRecord(2, { tenantId: 'A' }),
    aFinding(3, 2, { tenantId: 'A' }),
    aFinding(4, 2, { tenantId: 'B' }),
    aFinding(5, 2),
  ];
  const { findings } = await findingsAt(testViewer({ records }), '', { viewer: TENANT_A });
  expect(findings.map(({ id }) => id)).toEqual([recordId(3)]);
  expect(findings[0]).toMatchObject({ chain: [{ id: recordId(2) }], missing: 1 });
  const asked = await findingsAt(testViewer({ records }), '?tenant=B', { viewer: TENANT_A });
  expect(asked.findings).toEqual([]);
});

it('says where in the recording it was complete, to whoever may replay', async () => {
  const rows = {
    records: [aRecord(1), aRecord(2, { requestId: 'r2', sessionId: 's1' }), aFinding(3, 2)],
    sessions: [aSession('s1')],
    chunks: [aChunk({ sessionId: 's1' })],
    marks: [aMark({ sessionId: 's1', requestId: 'r2', t: 1_700 })],
  };
  const { findings } = await findingsAt(testViewer(rows));
  expect(findings[0]?.replay).toMatchObject({ sessionId: 's1', tabId: 'tab', t: 1_700, by: 'mark' });
  const actor = { type: 'user' as const, id: 'admin' };
  const blind = await findingsAt(testViewer(rows), '', { viewer: { actor, can: ['export'] } });
  expect(blind.findings[0]?.replay).toBeNull();
});

it('takes a finding that says too little for none', async () => {
  const records = [
    aFinding(3, 2, { metadata: { severity: 'urgent' } }),
    aFinding(4, 2, { metadata: { title: 7 } }),
    aFinding(5, 2, { parentId: null }),
    aFinding(6, 2, { metadata: { records: ['no id', 7, recordId(2)], actorType: 'ghost', sentence: ['?'] } }),
  ];
  const { findings } = await findingsAt(testViewer({ records: [aRecord(2), ...records] }));
  expect(findings).toMatchObject([
    {
      id: recordId(6),
      sentence: null,
      actor: { type: 'unknown', id: null },
      chain: [{ id: recordId(2) }],
      missing: 1,
    },
  ]);
});

it('records that somebody looked', async () => {
  const viewer = testViewer();
  await findingsAt(viewer, '?severity=high');
  expect(viewer.looks).toMatchObject([
    { action: 'audit.view', metadata: { view: 'findings', severity: 'high' } },
  ]);
});

it('stands beside each of the records that it is made of', async () => {
  const viewer = testViewer({ records: [aRecord(1), aRecord(2), aFinding(3, 2), aFinding(9, 8)] });
  for (const n of [1, 2]) {
    const answer: StoredRecordAnswer = await (await viewer.get(`/api/records/${recordId(n)}`)).json();
    expect(answer.related.map(({ id }) => id)).toEqual([recordId(3)]);
  }
});

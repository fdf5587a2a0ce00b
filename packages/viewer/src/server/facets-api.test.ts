import { expect, it } from 'vitest';
import type { FacetsAnswer } from '../api/answers.js';
import { aRecord } from './testing/rows.js';
import { testViewer } from './testing/test-viewer.js';

const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };

it('names the most frequent values of what matches, with the names of actors', async () => {
  const viewer = testViewer({
    records: [
      aRecord(1, { actorName: 'Ada', targetType: 'order', witness: 'witnessed' }),
      aRecord(2, { outcome: 'denied', action: 'order.refund' }),
      aRecord(3, { actorId: 'bob', kind: 'update' }),
      aRecord(4, { actorId: 'cyd', kind: 'delete' }),
    ],
  });
  const { facets, searchedTo }: FacetsAnswer = await (await viewer.get('/api/facets?kind=create')).json();
  expect(searchedTo).toBeNull();
  expect(facets).toMatchObject({
    outcome: [
      { value: 'denied', count: 1 },
      { value: 'success', count: 1 },
    ],
    actor: [{ value: 'ada', name: 'Ada', count: 2, isAtLeast: false }],
    target: [{ value: 'order', count: 1 }],
    witness: [{ value: 'witnessed', count: 1 }],
    trust: [{ value: 'none', count: 2 }],
  });
});

it("holds nothing of another tenant's, whatever is asked", async () => {
  const records = [aRecord(1, { tenantId: 'A' }), aRecord(2, { tenantId: 'B', actorId: 'bob' })];
  const viewer = testViewer({ records });
  const own: FacetsAnswer = await (await viewer.get('/api/facets', { viewer: TENANT_A })).json();
  expect(own.facets.actor.map(({ value }) => value)).toEqual(['ada']);
  const other: FacetsAnswer = await (await viewer.get('/api/facets?tenant=B', { viewer: TENANT_A })).json();
  expect(other.facets.actor).toEqual([]);
});

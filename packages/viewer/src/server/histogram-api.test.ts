import { describe, expect, it } from 'vitest';
import type { HistogramAnswer } from '../api/answers.js';
import { recordAt } from './testing/record-at.js';
import { aRecord } from './testing/rows.js';
import { type TestViewer, testViewer } from './testing/test-viewer.js';

const NOON = Date.UTC(2026, 0, 15, 12);
const [MINUTE, DAY] = [60_000, 86_400_000];
const TENANT_A = { actor: { type: 'user' as const, id: 'a-admin' }, tenantId: 'A' };

async function histogramOf(
  viewer: TestViewer,
  search = '',
  init?: Parameters<TestViewer['get']>[1],
): Promise<HistogramAnswer> {
  return (await viewer.get(`/api/histogram${search}`, init)).json();
}

/** The stretches that have any. */
function counted({ stretches }: HistogramAnswer): readonly (readonly [number, number])[] {
  return stretches.filter(({ count }) => count > 0).map(({ from, count }) => [from, count] as const);
}

describe('the histogram', () => {
  it('goes from the oldest to the newest record where no times are asked for', async () => {
    const records = [recordAt(NOON), recordAt(NOON + 1), recordAt(NOON + 7 * MINUTE)];
    const answer = await histogramOf(testViewer({ records }));
    expect(answer).toMatchObject({ stretchMs: 15_000, to: NOON + 7 * MINUTE + 15_000 });
    expect(answer.stretches.length).toBeLessThanOrEqual(60);
    expect(counted(answer)).toEqual([
      [NOON, 2],
      [NOON + 7 * MINUTE, 1],
    ]);
  });

  it('goes back 30 days at most, unless it is asked to', async () => {
    const viewer = testViewer({ records: [recordAt(NOON - 400 * DAY), recordAt(NOON)] });
    const open = await histogramOf(viewer);
    expect(open.from).toBe(Date.UTC(2025, 11, 16));
    expect(counted(open)).toEqual([[Date.UTC(2026, 0, 15), 1]]);
    const asked = await histogramOf(viewer, `?from=${NOON - 401 * DAY}`);
    expect(counted(asked).map(([, count]) => count)).toEqual([1, 1]);
  });

  it('counts only what matches, on the same axis', async () => {
    const records = [recordAt(NOON, { actorId: 'bob' }), recordAt(NOON + MINUTE), recordAt(NOON + DAY)];
    const viewer = testViewer({ records });
    const [all, some] = [await histogramOf(viewer), await histogramOf(viewer, '?actor=bob')];
    expect(some.stretches.map(({ from }) => from)).toEqual(all.stretches.map(({ from }) => from));
    expect(counted(some)).toEqual([[NOON, 1]]);
  });

  it('keeps to the times that are asked for', async () => {
    const viewer = testViewer({ records: [recordAt(NOON), recordAt(NOON + 999), recordAt(NOON + 1_000)] });
    const answer = await histogramOf(viewer, `?from=${NOON}&to=${NOON + 1_000}`);
    expect(answer).toMatchObject({ from: NOON, to: NOON + 1_000 });
    expect(counted(answer)).toEqual([[NOON, 2]]);
    expect(await histogramOf(viewer, `?from=${NOON}&to=${NOON - 1}`)).toMatchObject({ stretches: [] });
  });

  it('is empty where there is nothing', async () => {
    const answer = await histogramOf(testViewer());
    expect(counted(answer)).toEqual([]);
  });

  it("counts nothing of another tenant's, whatever is asked", async () => {
    const records = [recordAt(NOON, { tenantId: 'A' }), recordAt(NOON - 20 * DAY, { tenantId: 'B' })];
    const viewer = testViewer({ records });
    const own = await histogramOf(viewer, '', { viewer: TENANT_A });
    expect(counted(own)).toEqual([[NOON, 1]]);
    expect(own.from).toBeGreaterThan(NOON - DAY);
    expect((await histogramOf(viewer, '?tenant=B', { viewer: TENANT_A })).stretches).toEqual([]);
  });

  it('is one look with the list of the same filters', async () => {
    const viewer = testViewer({ records: [aRecord(1)] });
    await viewer.get('/api/records?actor=ada');
    await viewer.get('/api/histogram?actor=ada');
    await viewer.get('/api/facets?actor=ada');
    expect(viewer.looks).toHaveLength(1);
    await viewer.get('/api/facets?actor=bob');
    expect(viewer.looks).toHaveLength(2);
  });
});

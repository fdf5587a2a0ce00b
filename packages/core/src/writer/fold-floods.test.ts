import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../record/audit-record.js';
import { sampleRecord } from '../testing/sample-record.js';
import { type FloodFold, floodFold } from './fold-floods.js';
import type { WriterEntry } from './writer.js';

/** What is written now: the record, unless it is counted or kept for counting, behind a flood that is over. */
function written(floods: FloodFold, record: AuditRecord): readonly WriterEntry[] {
  const entry = { record, session: null, place: null };
  const { into, hold, over } = floods.fateOf(record);
  hold?.(entry);
  if (into !== null) into.record.count++;
  const first = over === null ? [] : [over];
  return into === null && hold === null ? [...first, entry] : first;
}

describe('floodFold', () => {
  it('counts like events beyond twenty a minute into one', () => {
    let now = 0;
    const floods = floodFold(() => now);
    const missing = (ip: string): AuditRecord =>
      sampleRecord({ ip, statusCode: 404, routeSource: 'derived' });
    const passed = Array.from({ length: 100 }, () => written(floods, missing('1.1.1.1'))).flat();
    expect(passed).toHaveLength(20);
    expect(written(floods, missing('2.2.2.2'))).toHaveLength(1);
    expect(floods.due()).toEqual([]);
    now = 60_000;
    expect(floods.due()).toMatchObject([{ record: { count: 80 } }]);
    expect(floods.due()).toEqual([]);
  });

  it('lets other records pass, however many', () => {
    const floods = floodFold(() => 0);
    const passed = Array.from({ length: 100 }, () =>
      written(floods, sampleRecord({ ip: '1.1.1.1', statusCode: 404 })),
    ).flat();
    expect(passed).toHaveLength(100);
  });

  it('hands over the last window when a new one begins before it was collected', () => {
    let now = 0;
    const floods = floodFold(() => now);
    const failed = (): AuditRecord =>
      sampleRecord({ ip: '1.1.1.1', action: 'authn.login', outcome: 'failure' });
    for (let i = 0; i < 30; i++) written(floods, failed());
    now = 61_000;
    expect(written(floods, failed()).map(({ record }) => record.count)).toEqual([10, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { aChange } from '../../server/testing/rows.js';
import { groupByRow } from './group-by-row.js';

describe('groupByRow', () => {
  it('keeps rows in the order in which they were touched, and the changes of each in theirs', () => {
    const changes = [
      aChange(1, { targetId: '7' }),
      aChange(2, { targetId: '8' }),
      aChange(3, { targetId: '7' }),
      aChange(4, { model: 'Refund', targetId: '7' }),
      aChange(5, { op: 'truncate', targetId: null }),
    ];
    const groups = groupByRow(changes);
    expect(groups.map(({ model, targetId }) => [model, targetId])).toEqual([
      ['Order', '7'],
      ['Order', '8'],
      ['Refund', '7'],
      ['Order', null],
    ]);
    expect(groups[0]?.changes.map(({ id }) => id)).toEqual([changes[0]?.id, changes[2]?.id]);
  });

  it('tells rows apart whose names only look alike when joined', () => {
    const groups = groupByRow([
      aChange(1, { model: 'a', targetId: '["b"' }),
      aChange(2, { model: 'a["', targetId: 'b"' }),
      aChange(3, { model: 'null', targetId: null }),
    ]);
    expect(groups).toHaveLength(3);
  });
});

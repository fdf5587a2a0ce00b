import type { AuditRecord } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../signals/signal.js';
import type { Moment } from './moments.js';
import { storyItems } from './story-items.js';

describe('storyItems', () => {
  it('puts records and signals in one order, a record before the signal of its moment', () => {
    const items = storyItems(
      [moment('r1', 5000), moment('r2', 9000)],
      [signal('s1', 5000), signal('s2', 2000)],
    );
    expect(items.map(({ id }) => id)).toEqual(['s2', 'r1', 's1', 'r2']);
  });
});

function moment(id: string, t: number): Moment {
  return { record: { id } as AuditRecord, t, by: 'mark', tabId: 'tab1' };
}

function signal(id: string, t: number): Signal {
  return { id, kind: 'dead_click', t, tabId: 'tab1', node: null, count: 1, text: null };
}

import type { FacetValue } from '@auditreel/core/adapter';
import { describe, expect, it } from 'vitest';
import { choicesOf, toggled } from './facets.js';

const counted = (value: string, count: number): FacetValue => ({ value, count, isAtLeast: false });
const none = { outcome: [], kind: [], action: [], actor: [], target: [], witness: [], trust: [] };
const answer = { facets: { ...none, action: [counted('order.refund', 7)] }, searchedTo: null };

describe('facets', () => {
  it('mark the value that is filtered by', () => {
    expect(choicesOf('action', { action: 'order.refund' }, answer)).toMatchObject([
      { value: 'order.refund', isChosen: true, counted: { count: 7 } },
    ]);
  });

  it('show a filter that is none of the counted values, so that it can be taken back', () => {
    expect(choicesOf('action', { action: 'order.*' }, answer)).toMatchObject([
      { value: 'order.*', isChosen: true, counted: null },
      { value: 'order.refund', isChosen: false },
    ]);
    expect(choicesOf('actor', { actor: 'ann' }, undefined)).toMatchObject([{ value: 'ann', isChosen: true }]);
  });

  it('are filters, and a second click takes them back', () => {
    const once = toggled({ q: 'late' }, 'outcome', 'denied');
    expect(once).toEqual({ q: 'late', outcome: 'denied' });
    expect(toggled(once, 'outcome', 'failure')).toEqual({ q: 'late', outcome: 'failure' });
    expect(toggled(once, 'outcome', 'denied')).toEqual({ q: 'late' });
  });
});

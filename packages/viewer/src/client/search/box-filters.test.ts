import { describe, expect, it } from 'vitest';
import { boxText, typedFilters } from './box-filters.js';

describe('the search box', () => {
  it('leaves the time to its button', () => {
    expect(boxText({ actor: 'ann', since: '2h', q: 'late' })).toBe('actor:ann late');
  });

  it('keeps the time that is set when only something else was typed', () => {
    expect(typedFilters({ since: '2h', to: '9', actor: 'ann' }, { q: 'late' })).toEqual({
      ...{ since: '2h', to: '9', q: 'late' },
    });
  });

  it('takes a typed start or end in place of the one that was set', () => {
    expect(typedFilters({ since: '2h', to: '9' }, { from: '5' })).toEqual({ from: '5', to: '9' });
    expect(typedFilters({ since: '2h', to: '9' }, { until: '1h' })).toEqual({ since: '2h', until: '1h' });
  });
});

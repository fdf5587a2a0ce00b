import { expect, it } from 'vitest';
import { findingFiltersIn, findingSearch } from './finding-filters.js';

it.each([
  ['', {}],
  ['?severity=high', { severity: 'high' }],
  ['?severity=high&rule=new_device', { severity: 'high', rule: 'new_device' }],
  ['?rule=own', { rule: 'own' }],
])('%s is read and written alike', (search, filters) => {
  expect(findingFiltersIn(new URLSearchParams(search))).toEqual(filters);
  expect(findingSearch(filters)).toBe(search);
});

it('leaves out what nothing could have', () => {
  expect(findingFiltersIn(new URLSearchParams('severity=urgent&rule=New%20Device&q=1'))).toEqual({});
});

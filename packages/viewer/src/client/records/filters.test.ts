import { describe, expect, it } from 'vitest';
import { filtersIn, searchOf, withFilter } from './filters.js';

describe('filters', () => {
  it('survive the way through the address', () => {
    const filters = { actor: 'ada & co', outcome: 'denied', from: '1700000000000', target: 'order/7' };
    expect(filtersIn(new URLSearchParams(searchOf(filters)))).toEqual(filters);
  });

  it.each([
    ['an outcome that does not exist', 'outcome=maybe'],
    ['a time that is no number', 'from=yesterday'],
    ['a time that is too long', 'to=1234567890123456'],
    ['an empty value', 'actor=%20'],
    ['a name that is no filter', 'cursor=abc&__proto__=x'],
  ])('leave out %s', (_title, search) => {
    expect(filtersIn(new URLSearchParams(search))).toEqual({});
  });

  it('give the same address in whatever order they were set', () => {
    const one = withFilter(withFilter({}, 'outcome', 'denied'), 'actor', 'ada');
    const other = withFilter(withFilter({}, 'actor', ' ada '), 'outcome', 'denied');
    expect(searchOf(one)).toBe(searchOf(other));
  });

  it('are gone when they are emptied', () => {
    expect(searchOf(withFilter({ actor: 'ada' }, 'actor', ''))).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { apiFilter } from './api-filter.js';
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
    ['a time ago that has no unit', 'since=90'],
    ['an empty value', 'actor=%20'],
    ['more words than are searched for', 'q=a+b+c+d+e+f+g+h+i'],
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

  it('know one start and one end: a time on the clock or one ago', () => {
    expect(withFilter({ since: '2h', outcome: 'denied' }, 'from', '5')).toEqual({
      outcome: 'denied',
      from: '5',
    });
    expect(withFilter({ to: '9' }, 'until', '1h')).toEqual({ until: '1h' });
    expect(filtersIn(new URLSearchParams('since=2h&from=5&until=1h'))).toEqual({ from: '5', until: '1h' });
  });

  it('stay relative in the address, and are whole minutes for the server', () => {
    const filters = filtersIn(new URLSearchParams('since=2h&until=1h&q=late'));
    expect(searchOf(filters)).toBe('?q=late&since=2h&until=1h');
    expect(apiFilter(filters, 10_000_000)).toBe('q=late&from=2760000&to=6360000');
    expect(apiFilter({}, 5)).toBe('');
  });
});

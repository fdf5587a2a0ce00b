import { describe, expect, it } from 'vitest';
import { filtersIn, searchOf } from '../records/filters.js';
import { BUILT_IN_VIEWS } from './built-in-views.js';
import { formatViews, parseViews, renamed, without, withView } from './saved-views.js';

const late = { name: 'Late', search: '?q=late' };
const denied = { name: 'Denied', search: '?outcome=denied' };

describe('saved views', () => {
  it('are read back as they were stored', () => {
    const views = withView(withView([], late), denied);
    expect(parseViews(formatViews(views))).toEqual([late, denied]);
  });

  it('take the place of one with the same name', () => {
    expect(withView([late, denied], { name: ' Late ', search: '' })).toEqual([
      denied,
      { name: 'Late', search: '' },
    ]);
  });

  it('are renamed where they stand, and deleted', () => {
    expect(renamed([late, denied], 'Late', 'Too  late')).toEqual([{ ...late, name: 'Too late' }, denied]);
    expect(renamed([late, denied], 'Late', 'Denied')).toEqual([{ ...late, name: 'Denied' }]);
    expect(renamed([late, denied], 'Late', 'Late')).toEqual([late, denied]);
    expect(without([late, denied], 'Late')).toEqual([denied]);
  });

  it.each([
    ['nothing', null, []],
    ['what is no JSON', '{', []],
    ['what is no list', '{"name":"a"}', []],
    ['what is no view', '[null,1,{"name":3},{"name":" ","search":""}]', []],
    [
      'filters that there are not',
      '[{"name":"a","search":"?colour=red&outcome=denied"}]',
      [{ name: 'a', search: '?outcome=denied' }],
    ],
    ['another site', '[{"name":"a","search":"//evil.example"}]', [{ name: 'a', search: '' }]],
  ])('are read bravely from %s', (_title, text, views) => {
    expect(parseViews(text)).toEqual(views);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 99 }, (_, n) => ({ name: `n${n}${'x'.repeat(99)}`, search: '' }));
    const views = parseViews(formatViews(many));
    expect([views.length, views[0]?.name.length]).toEqual([50, 60]);
  });

  it('that are built in are addresses that the list understands', () => {
    for (const { search } of BUILT_IN_VIEWS) {
      const asked = new URLSearchParams(search);
      expect(Object.fromEntries(new URLSearchParams(searchOf(filtersIn(asked))))).toEqual(
        Object.fromEntries(asked),
      );
    }
  });
});

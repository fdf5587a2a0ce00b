import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.js';

describe('a query', () => {
  it('is filters by name, and words', () => {
    expect(
      parseQuery('actor:ann outcome:denied action:order.* target:order/42 since:2h Refund  late'),
    ).toEqual({
      filters: {
        actor: 'ann',
        outcome: 'denied',
        action: 'order.*',
        target: 'order/42',
        since: '2h',
        q: 'Refund late',
      },
      problems: [],
    });
  });

  it.each([
    ['quotes hold spaces together', 'actor:"Ann Lee"', { actor: 'Ann Lee' }],
    ['a quote that never ends goes to the end', 'actor:"Ann Lee', { actor: 'Ann Lee' }],
    ['a backslash in quotes is for quotes', 'actor:"a \\"b\\" \\\\c"', { actor: 'a "b" \\c' }],
    ['a quoted word is no filter', '"outcome:denied"', { q: 'outcome:denied' }],
    ['capitals do not matter', 'Outcome:DENIED', { outcome: 'denied' }],
    ['a colon may stand in a value', 'ip:2001:db8::1', { ip: '2001:db8::1' }],
    ['an address is a word', 'https://shop.example/a', { q: 'https://shop.example/a' }],
    ['a time of day is a word', '14:03', { q: '14:03' }],
    [
      'a name of the language itself is nothing special',
      '"__proto__" constructor',
      { q: '__proto__ constructor' },
    ],
  ])('%s', (_title, text, filters) => {
    expect(parseQuery(text)).toEqual({ filters, problems: [] });
  });

  it('takes days and times in the viewer’s zone, both days whole', () => {
    const { filters } = parseQuery('since:2026-11-24 until:2026-11-25');
    expect(filters.from).toBe(String(new Date(2026, 10, 24).getTime()));
    expect(filters.to).toBe(String(new Date(2026, 10, 26).getTime()));
    expect(parseQuery('since:2026-11-25T14:03').filters.from).toBe(
      String(new Date(2026, 10, 25, 14, 3).getTime()),
    );
    expect(parseQuery('until:2026-11-25T14:03:22Z').filters.to).toBe(
      String(Date.UTC(2026, 10, 25, 14, 3, 22)),
    );
  });

  it.each([
    ['a filter that there is not', 'colour:red', { is: 'unknown-key', typed: 'colour', value: 'red' }],
    ['leaving out', '-outcome:denied', { is: 'unknown-key', typed: '-outcome', value: 'denied' }],
    ['a filter without a value', 'actor: outcome:denied', { is: 'empty', key: 'actor' }],
    ['an empty value', 'actor:""', { is: 'empty', key: 'actor' }],
    ['a filter that stands there twice', 'actor:a actor:b', { is: 'twice', key: 'actor' }],
    ['two starts', 'since:2h since:2026-11-25', { is: 'twice', key: 'since' }],
    ['a day that there is not', 'since:2026-02-31', { is: 'bad-time', key: 'since' }],
    ['no time at all', 'until:yesterday', { is: 'bad-time', key: 'until' }],
    ['a value that is too long', `actor:${'a'.repeat(257)}`, { is: 'too-long', key: 'actor' }],
    ['too many words', 'a b c d e f g h i', { is: 'too-many-words' }],
    ['too long a text', 'a'.repeat(257), { is: 'text-too-long' }],
  ])('says what is wrong with %s', (_title, text, problem) => {
    expect(parseQuery(text).problems).toEqual([problem]);
  });

  it('says which words there are', () => {
    expect(parseQuery('outcome:maybe').problems).toEqual([
      {
        is: 'bad-word',
        key: 'outcome',
        value: 'maybe',
        words: ['success', 'failure', 'denied', 'unknown'],
      },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHOICES,
  FILTER_KEYS,
  type FilterKey,
  type Filters,
  filtersIn,
  searchOf,
} from '../records/filters.js';
import { parseQuery } from './parse-query.js';
import { tokensOf } from './tokens.js';
import { writeQuery } from './write-query.js';

const word = fc.oneof(
  fc.stringMatching(/^[\w.*/:"\\ -]{1,12}$/),
  fc.constantFrom('outcome:denied', '"', '\\', 'a "b"', 'https://x', '陳美玲', '-actor:x', '\u202e'),
  fc.string({ maxLength: 20 }),
);
const relative = fc.constantFrom('1m', '2h', '30d', '52w');
const ms = fc.integer({ min: 0, max: 4_102_444_800_000 }).map(String);

function valuesOf(key: FilterKey): fc.Arbitrary<string> {
  if (key === 'since' || key === 'until') return relative;
  if (key === 'from' || key === 'to') return ms;
  return fc.constantFrom(...(CHOICES[key] ?? [])).filter((value) => value !== undefined);
}

const isText = (key: FilterKey): boolean => !['since', 'until', 'from', 'to'].includes(key) && !CHOICES[key];

const anyFilters: fc.Arbitrary<Filters> = fc
  .record(Object.fromEntries(FILTER_KEYS.map((key) => [key, isText(key) ? word : valuesOf(key)])), {
    requiredKeys: [],
  })
  .map((filters) => filtersIn(new URLSearchParams(Object.entries(filters).map(([k, v]) => [k, v ?? '']))))
  .map(({ q, ...rest }) => (q === undefined ? rest : { ...rest, q: q.split(/\s+/).join(' ') }));

describe('a written query', () => {
  it('is read back as the filters that it was written of', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseQuery(writeQuery(filters))).toEqual({ filters, problems: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same address after any way through the box', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const { filters, problems } = parseQuery(text);
        fc.pre(problems.length === 0);
        expect(searchOf(parseQuery(writeQuery(filters)).filters)).toBe(searchOf(filters));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes nothing away from what was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const covered = tokensOf(text)
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('is as short as it can be', () => {
    const from = String(new Date(2026, 10, 24).getTime());
    const to = String(new Date(2026, 10, 26).getTime());
    expect(writeQuery({ from, to, actor: 'Ann Lee', q: 'late outcome:denied' })).toBe(
      'actor:"Ann Lee" since:2026-11-24 until:2026-11-25 late "outcome:denied"',
    );
    expect(writeQuery({ from: String(new Date(2026, 10, 24, 9, 5).getTime()) })).toBe(
      'since:2026-11-24T09:05',
    );
  });
});

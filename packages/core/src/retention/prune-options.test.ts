import { expect, it } from 'vitest';
import { OptionsError } from '../errors.js';
import type { ResolvedRetention } from '../resolve-retention.js';
import { parseAge } from './parse-age.js';
import { cutoffsOf, type PruneOptions } from './prune-options.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const FOR_EVER: ResolvedRetention = {
  records: { said: 'forever', ms: null },
  recordings: { said: 'forever', ms: null },
};
const MONTH: ResolvedRetention = { ...FOR_EVER, recordings: { said: '30d', ms: 30 * DAY } };

it.each([
  ['12h', DAY / 2],
  ['30d', 30 * DAY],
  ['8w', 56 * DAY],
  ['7y', 7 * 365 * DAY],
  ['0d', null],
  ['30', null],
  ['30m', null],
  ['-1d', null],
  ['1.5d', null],
  [' 30d', null],
  ['999999d', null],
])('an age of %s is %s ms', (text, ms) => {
  expect(parseAge(text)).toBe(ms);
});

it.each<[PruneOptions, number | null, number | null]>([
  [{}, null, NOW - 30 * DAY],
  [{ before: '90d' }, null, NOW - 90 * DAY],
  [{ before: '2026-01-01' }, null, Date.parse('2026-01-01')],
  [{ before: '2026-01-01T12:00:00+02:00' }, null, Date.parse('2026-01-01T10:00:00Z')],
  [{ before: new Date(5) }, null, 5],
  [{ before: NOW, what: ['records'] }, NOW, null],
  [{ before: '1d', what: ['records', 'recordings'] }, NOW - DAY, NOW - DAY],
])('%j goes by records before %s and recordings before %s', (options, records, recordings) => {
  expect(cutoffsOf(options, MONTH, NOW)).toEqual({ records, recordings });
});

it('finds nothing to do where all is kept for ever', () => {
  expect(cutoffsOf({}, FOR_EVER, NOW)).toEqual({ records: null, recordings: null });
});

it.each<[PruneOptions, string]>([
  [{ before: '90d' }, 'say what'],
  [{ what: ['records'] }, 'before when'],
  [{ what: ['recordings'], before: 'yesterday' }, 'yesterday is none'],
  [{ what: ['recordings'], before: '2026-13-01' }, '2026-13-01 is none'],
  [{ what: ['recordings'], before: '2026-06-02' }, 'a date that has been'],
  [{ what: ['recordings'], before: Number.NaN }, 'NaN is none'],
  [{ what: ['recordings'], before: -1 }, '-1 is none'],
  [{ what: ['everything' as never] }, "not 'everything'"],
])('%j is refused: %s', (options, message) => {
  expect(() => cutoffsOf(options, FOR_EVER, NOW)).toThrow(OptionsError);
  expect(() => cutoffsOf(options, FOR_EVER, NOW)).toThrow(message);
});

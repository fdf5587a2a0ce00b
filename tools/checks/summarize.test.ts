import { expect, it } from 'vitest';
import { describeSummary, summaryLine } from '../run/print-summary.mjs';
import { summarize } from '../run/summarize.mjs';

const file = (status: string, tests: readonly object[]): object => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests,
});
const report = (...testResults: readonly object[]): object => ({ testResults });
const lines = (reports: readonly object[], problems: readonly string[] = []): string[] => {
  const summary = summarize(reports, problems);
  return [...describeSummary(summary), summaryLine(summary)];
};

it('adds up the tests of all reports', () => {
  const passed = { fullName: 'works', status: 'passed' };
  expect(lines([report(file('passed', [passed, passed])), report(file('passed', [passed]))])).toEqual([
    'tests: 3 passed, 0 failed, 0 skipped',
  ]);
});

it('names what failed, and what was skipped with its reason', () => {
  const tests = [
    { fullName: 'breaks', status: 'failed' },
    { fullName: 'waits', status: 'skipped', meta: { skipReason: 'no MariaDB here' } },
    { fullName: 'in a page (skipped: no Chromium) waits too', status: 'skipped' },
    { fullName: 'comes later', status: 'todo' },
  ];
  expect(lines([report(file('failed', tests))])).toEqual([
    expect.stringMatching(/^failed {3}.*a\.test\.ts › breaks$/),
    expect.stringMatching(/^skipped {2}.*a\.test\.ts › waits: no MariaDB here$/),
    expect.stringMatching(/waits too: no Chromium$/),
    expect.stringMatching(/^skipped {2}.*a\.test\.ts › comes later: no reason given$/),
    'tests: 0 passed, 1 failed, 3 skipped',
  ]);
});

it('counts a file that could not be loaded as a failure', () => {
  const summary = summarize([report(file('failed', []))], []);
  expect(summary.ok).toBe(false);
  expect(summaryLine(summary)).toBe('tests: 0 passed, 1 failed, 0 skipped');
});

it.each([
  ['no test ran', [], []],
  [
    'a workspace left no report',
    [report(file('passed', [{ fullName: 'works', status: 'passed' }]))],
    ['no report'],
  ],
])('is not good when %s', (_why, reports, problems) => {
  expect(summarize(reports, problems).ok).toBe(false);
});

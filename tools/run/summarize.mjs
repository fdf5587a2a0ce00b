import { relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * Adds up vitest's JSON reports. A file that could not be loaded counts as one failed test.
 *
 * @param {readonly any[]} reports
 * @param {readonly string[]} problems
 */
export function summarize(reports, problems) {
  const tests = reports.flatMap((report) => report.testResults.flatMap(testsOf));
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(({ status }) => status === 'failed');
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const found = tests.length === 0 ? [...problems, 'no test ran'] : [...problems];
  return { passed, failed, skipped, problems: found, ok: failed.length === 0 && found.length === 0 };
}

function testsOf(file) {
  const path = relative(root, file.name);
  const tests = file.assertionResults.map(({ fullName, status, meta, failureMessages }) => ({
    name: `${path} › ${fullName}`,
    status,
    reason: meta?.skipReason ?? /\(skipped: ([^)]*)\)/.exec(fullName)?.[1],
    message: failureMessages?.[0],
  }));
  const hidden = file.status === 'failed' && !tests.some(({ status }) => status === 'failed');
  return hidden
    ? [...tests, { name: `${path} (the file itself)`, status: 'failed', message: file.message }]
    : tests;
}

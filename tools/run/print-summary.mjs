/** The line that ends `npm test` and `.ci/run`. */
export function summaryLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

/** What a reader needs to know above that line: what failed, and what did not run and why. */
export function describeSummary({ failed, skipped, problems }) {
  return [
    ...failed.map(({ name }) => `failed   ${name}`),
    ...skipped.map(({ name, reason }) => `skipped  ${name}: ${reason ?? 'no reason given'}`),
    ...problems.map((problem) => `problem  ${problem}`),
  ];
}

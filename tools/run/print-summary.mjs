/** The line that ends `npm test` and `.ci/run`. */
export function summaryLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

/** What a reader needs to know above that line: what failed, and what did not run and why. */
export function describeSummary({ failed, skipped, problems }) {
  return [
    ...failed.flatMap(({ name, message }) => [`failed   ${name}`, ...firstLines(message)]),
    ...skipped.map(({ name, reason }) => `skipped  ${name}: ${reason ?? 'no reason given'}`),
    ...problems.map((problem) => `problem  ${problem}`),
  ];
}

const LINES_OF_A_MESSAGE = 6;

/** The start of what a test failed with: a log is often read from its end, where nothing else tells. */
function firstLines(message = '') {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, LINES_OF_A_MESSAGE).map((line) => `           ${line}`);
}

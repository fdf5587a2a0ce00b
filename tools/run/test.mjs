import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { outputOf } from './command.mjs';
import { environment } from './environment.mjs';
import { generateClients } from './examples.mjs';
import { ensureInstalled } from './install.mjs';
import { fromRoot } from './paths.mjs';
import { describeSummary, summaryLine } from './print-summary.mjs';
import { readReports } from './read-reports.mjs';
import { someAtATime } from './some-at-a-time.mjs';
import { stepBeside } from './step.mjs';
import { summarize } from './summarize.mjs';
import { workspaces } from './workspaces.mjs';

/** `npm test`: everything, three workspaces at a time; the last line is the sum. */
export async function test() {
  await ensureInstalled();
  await build();
  const env = await environment({ needsChromium: true });
  await generateClients(env);
  rmSync(fromRoot('test-results'), { recursive: true, force: true });
  mkdirSync(fromRoot('test-results'), { recursive: true });
  const problems = await runWorkspaces(env);
  const summary = summarize(readReports(), problems);
  const text = [...describeSummary(summary), summaryLine(summary)].join('\n');
  writeFileSync(fromRoot('test-results/summary.txt'), `${text}\n`);
  console.log(`\n${text}`);
  return summary.ok ? 0 : 1;
}

/** One more than the cores of a small machine: tests of servers, databases and pages often wait. */
const AT_A_TIME = 3;

const REPORT = 'JSON report written to';

/** What went wrong beside the tests themselves: a workspace without a report, a crash after its last test. */
async function runWorkspaces(env) {
  const runs = workspaces().toSorted(longestFirst).flatMap(testRunsOf);
  return (await someAtATime(AT_A_TIME, runs, (run) => runTests(run, env))).flat();
}

/** What takes minutes, so that nothing waits for it alone in the end. */
const LONGEST = ['auditreel-e2e', '@auditreel/next', '@auditreel/viewer', 'auditreel-schema-engine'];

function longestFirst(a, b) {
  const place = ({ manifest: { name } }) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
  return place(a) - place(b);
}

/** A workspace whose tests take longer than all others' is run in parts, each with a report of its own. */
export const PARTS = { 'auditreel-e2e': ['test:databases', 'test:apps', 'test:trouble', 'test:commands'] };

function testRunsOf({ manifest: { name, scripts } }) {
  if (scripts?.test === undefined) return [];
  return (PARTS[name] ?? ['test']).map((script) => ({ name, script }));
}

/** The same of one run. */
async function runTests({ name, script }, env) {
  const title = script === 'test' ? `test ${name}` : `${script} ${name}`;
  console.log(`\n── ${title} …`);
  const { code, output } = await stepBeside(title, () =>
    outputOf('npm', ['run', script, '--workspace', name], { env }),
  );
  return [
    ...(output.includes(REPORT) ? [] : [`${title} left no report in test-results/`]),
    ...(code === 0 ? [] : [`${title} ended with exit code ${code}`]),
  ];
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { exitCodeOf } from './command.mjs';
import { environment } from './environment.mjs';
import { generateClients } from './examples.mjs';
import { ensureInstalled } from './install.mjs';
import { fromRoot } from './paths.mjs';
import { describeSummary, summaryLine } from './print-summary.mjs';
import { readReports, reportNames } from './read-reports.mjs';
import { step } from './step.mjs';
import { summarize } from './summarize.mjs';
import { workspaces } from './workspaces.mjs';

/** `npm test`: everything, one workspace after the other; the last line is the sum. */
export async function test() {
  await ensureInstalled();
  await build();
  const env = await environment({ needsChromium: true });
  await generateClients(env);
  rmSync(fromRoot('test-results'), { recursive: true, force: true });
  mkdirSync(fromRoot('test-results'), { recursive: true });
  const problems = await runWorkspaces(env);
  const summary = summarize(readReports(), problems);
  const line = summaryLine(summary);
  writeFileSync(fromRoot('test-results/summary.txt'), `${line}\n`);
  console.log(`\n${[...describeSummary(summary), line].join('\n')}`);
  return summary.ok ? 0 : 1;
}

/** What went wrong beside the tests themselves: a workspace without a report, a crash after its last test. */
async function runWorkspaces(env) {
  const problems = [];
  for (const { manifest } of workspaces()) {
    if (manifest.scripts?.test === undefined) continue;
    const before = reportNames().length;
    const args = ['run', 'test', '--workspace', manifest.name];
    const code = await step(`test ${manifest.name}`, () => exitCodeOf('npm', args, { env }));
    if (reportNames().length === before) problems.push(`${manifest.name} left no report in test-results/`);
    if (code !== 0) problems.push(`${manifest.name}: its tests ended with exit code ${code}`);
  }
  return problems;
}

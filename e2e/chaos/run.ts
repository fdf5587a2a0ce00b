import type { DatabaseName } from './database-names.ts';
import { onDatabase } from './on-database.ts';
import { whyMissing } from './open-database.ts';
import { outagePhase } from './outage-phase.ts';
import { parseChaosArgs } from './parse-args.ts';
import { type Report, reportOfChaos, reportOfOutage } from './report.ts';
import { runChaos } from './run-chaos.ts';
import { writeReport } from './write-report.ts';

const { plan, databases, isWritten, outage } = parseChaosArgs(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function run(name: DatabaseName): Promise<Report> {
  const say = (line: string): void => console.log(`${name}: ${line}`);
  if (outage !== null) {
    const result = await onDatabase(name, { say, isDiskSmall: false }, (place) => outagePhase(place, outage));
    return reportOfOutage(name, result, outage);
  }
  say(`seed ${plan.seed}, ${plan.answers} answers, ${plan.kills} kills`);
  return reportOfChaos(await runChaos(name, plan, say), plan);
}

for (const name of databases) {
  const reason = await whyMissing(name);
  if (reason !== null) {
    console.log(`${name} is left out: ${reason}`);
    continue;
  }
  const report = await run(name);
  for (const [what, value] of report.rows) console.log(`  ${what}: ${value}`);
  for (const problem of report.problems) console.error(`  ${problem}`);
  if (report.problems.length > 0) process.exitCode = 1;
  if (isWritten) await writeReport(report);
}

import { parseArgs } from 'node:util';
import { buildNextApp } from './src/build-next-app.ts';
import { checkStored } from './src/check-stored.ts';
import { chooseSuites } from './src/choose-suites.ts';
import { measureInTurn } from './src/measure.ts';
import { prepareDatabases } from './src/prepare-databases.ts';
import { type MeasuredTable, printReport, writeReport } from './src/report.ts';
import { suitesOf } from './src/suites.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '20' },
    /** Suites (`express`, `next`, `trpc`, `uploads`) or variants, with commas between. */
    only: { type: 'string' },
    /** Writes nothing down: to see that all runs, or on a machine that is busy. */
    print: { type: 'boolean', default: false },
  },
});

const load = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
};
const databases = await prepareDatabases();
try {
  const suites = chooseSuites(suitesOf(databases), values.only);
  if (suites.some(({ name }) => name === 'next')) await buildNextApp();
  for (const { name: suite, tables, isWhole } of suites) {
    const measured: MeasuredTable[] = [];
    for (const table of tables) {
      const { variants, rate } = table;
      const turns = { ...load, ...(rate !== undefined && { rate }) };
      measured.push({ ...table, measured: await measureInTurn(variants, turns, databases) });
    }
    const report = { suite, load, tables: measured };
    printReport(report);
    checkStored(measured.flatMap((table) => table.measured));
    if (isWhole && !values.print) await writeReport(report);
  }
} finally {
  await databases.stop();
}

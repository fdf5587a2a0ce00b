import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareDatabases } from './src/prepare-databases.ts';
import { replaceBetween } from './src/replace-between.ts';
import { batches } from './src/store/batches.ts';
import { contest, type Rate } from './src/store/contest.ts';
import { postgresRates } from './src/store/postgres-rates.ts';
import { sqliteRates } from './src/store/sqlite-rates.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    batches: { type: 'string', default: '40' },
    /** Writes nothing down. */
    print: { type: 'boolean', default: false },
  },
});

const databases = await prepareDatabases();
try {
  const all = await batches(Number(values.batches));
  const rounds = Number(values.rounds);
  const tables: string[] = [];
  if (databases.postgresUrl !== null) {
    const contestants = await postgresRates(databases.folder, databases.postgresUrl, all);
    tables.push(tableOf(await contest(contestants, all, rounds)));
  }
  if (databases.hasBetterSqlite) {
    tables.push(tableOf(await contest(await sqliteRates(databases.folder, all), all, rounds)));
  }
  const how = `Node ${process.version}; batches of 500 rows, ${all.length} a round, ${rounds} rounds in turn; medians.`;
  const text = ['<!-- bench:store:begin -->', how, ...tables, '<!-- bench:store:end -->'].join('\n\n');
  console.log(text);
  if (!values.print) await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), text));
} finally {
  await databases.stop();
}
process.exit();

function tableOf(rates: readonly Rate[]): string {
  const rows = rates.map(
    ({ name, rowsPerSecond, ratio }) => `| ${name} | ${rowsPerSecond} | ${ratio.toFixed(2)} |`,
  );
  return ['| how | rows/s | ratio |', '|---|---:|---:|', ...rows].join('\n');
}

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Driver, prepareDriver } from './src/changes/open-driver.ts';
import { updateWays } from './src/changes/update-ways.ts';
import { prepareDatabases } from './src/prepare-databases.ts';
import { replaceBetween } from './src/replace-between.ts';
import { contest, type Rate } from './src/store/contest.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    updates: { type: 'string', default: '300' },
    /** Writes nothing down. */
    print: { type: 'boolean', default: false },
  },
});

const databases = await prepareDatabases();
try {
  const { folder, postgresUrl, hasBetterSqlite } = databases;
  const names: Driver['name'][] = ['libsql'];
  if (hasBetterSqlite) names.push('better-sqlite3');
  if (postgresUrl !== null) names.push('postgresql');
  const all = Array.from({ length: Number(values.updates) }, () => ({ length: 1 }));
  const rounds = Number(values.rounds);
  const tables: string[] = [];
  for (const name of names) {
    const driver = { name, folder, postgresUrl: postgresUrl ?? '' };
    await prepareDriver(driver);
    tables.push(tableOf(name, await contest(await updateWays(driver), all, rounds)));
  }
  const how = `Node ${process.version}, Prisma 7; ${all.length} updates of one row a round, one after another, ${rounds} rounds in turn; medians.`;
  const text = ['<!-- bench:changes:begin -->', how, ...tables, '<!-- bench:changes:end -->'].join('\n\n');
  console.log(text);
  if (!values.print) await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), text));
} finally {
  await databases.stop();
}
process.exit();

function tableOf(driver: string, rates: readonly Rate[]): string {
  const rows = rates.map(
    ({ name, rowsPerSecond, ratio }) =>
      `| ${name} | ${(1000 / rowsPerSecond).toFixed(2)} | ${(1 / ratio).toFixed(1)} |`,
  );
  return [`| ${driver} | ms an update | × |`, '|---|---:|---:|', ...rows].join('\n');
}

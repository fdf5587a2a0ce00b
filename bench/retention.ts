import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareDatabases } from './src/prepare-databases.ts';
import { replaceBetween } from './src/replace-between.ts';
import { type Measured, pruneUnderLoad } from './src/retention/prune-under-load.ts';
import { retentionTable } from './src/retention/table.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    gigabytes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '100' },
    windows: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '6' },
    /** Databases (`libsql`, `better-sqlite3`, `postgresql`), with commas between. */
    only: { type: 'string', default: 'libsql,better-sqlite3,postgresql' },
    /** Writes nothing down. */
    print: { type: 'boolean', default: false },
  },
});

const [chunkBytes, chunksPerSession] = [40_000, 10];
const sessions = Math.ceil((Number(values.gigabytes) * 1e9) / (chunkBytes * chunksPerSession));
const size = { records: Number(values.records), sessions, chunksPerSession, chunkBytes };
const load = {
  perSecond: Number(values.rate),
  windows: Number(values.windows),
  seconds: Number(values.seconds),
  size,
};

const databases = await prepareDatabases();
try {
  const measured: Measured[] = [];
  for (const database of values.only.split(',')) {
    if (database === 'postgresql' && databases.postgresUrl === null) continue;
    if (database === 'better-sqlite3' && !databases.hasBetterSqlite) continue;
    measured.push(...(await pruneUnderLoad(`retention-${database}`, load, databases)));
    console.log(retentionTable(measured, load));
    // One at a time fits on the disk.
    await rm(join(databases.folder, `retention-${database}`), { force: true, recursive: true });
  }
  const text = retentionTable(measured, load);
  if (!values.print) await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), text));
} finally {
  await databases.stop();
}
process.exit();

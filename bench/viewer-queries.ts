import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fillTables } from './src/fill-tables.ts';
import { openClient } from './src/open-client.ts';
import { prepareDatabases } from './src/prepare-databases.ts';
import { replaceBetween } from './src/replace-between.ts';
import { measureQueries, type Taken } from './src/viewer/measure-queries.ts';
import { viewerSeedSql } from './src/viewer/seed-sql.ts';
import { viewerTable } from './src/viewer/table.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    sessions: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '40' },
    /** Databases, with commas between. */
    only: { type: 'string', default: 'libsql,better-sqlite3,postgresql' },
    /** Writes nothing down. */
    print: { type: 'boolean', default: false },
  },
});
const TEXT_INDEX = [
  'CREATE EXTENSION IF NOT EXISTS pg_trgm',
  'CREATE INDEX audit_records_text ON audit_records USING gin ("searchText" gin_trgm_ops)',
  'ANALYZE audit_records',
];

const size = { records: Number(values.records), sessions: Number(values.sessions), until: Date.now() };
const runs = Number(values.runs);
const databases = await prepareDatabases();
const measured = new Map<string, ReadonlyMap<string, Taken>>();
try {
  for (const database of values.only.split(',')) {
    if (database === 'postgresql' && databases.postgresUrl === null) continue;
    if (database === 'better-sqlite3' && !databases.hasBetterSqlite) continue;
    await measureDatabase(database);
    console.log(viewerTable(measured, size, runs));
  }
  const text = viewerTable(measured, size, runs);
  if (!values.print) await writeFile(DOCUMENT, replaceBetween(await readFile(DOCUMENT, 'utf8'), text));
} finally {
  await databases.stop();
}
process.exit();

async function measureDatabase(database: string): Promise<void> {
  const provider = database === 'postgresql' ? 'postgresql' : 'sqlite';
  const variant = `viewer-${database}`;
  const { folder, postgresUrl } = databases;
  const { prisma } = await openClient({ variant, folder, postgresUrl: postgresUrl ?? '' });
  await fillTables(prisma, provider, viewerSeedSql(provider, size));
  // What fills the tables is left in the log, which is read slower than the file.
  if (provider === 'sqlite') await prisma.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
  measured.set(database, await measureQueries(prisma, size, runs));
  if (provider === 'sqlite') {
    await rm(join(folder, `${variant}-${process.pid}.db`), { force: true });
    return;
  }
  for (const sql of TEXT_INDEX) await prisma.$executeRawUnsafe(sql);
  measured.set('postgresql, search index', await measureQueries(prisma, size, runs));
}

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { withMigrationsTable } from './migrations-table.mjs';

/**
 * A SQLite file, by better-sqlite3 where its native half is installed, else by libsql.
 *
 * @param {string} url `file:./dev.db`, relative to the folder Prisma starts its engine in
 */
export async function sqliteDatabase(url) {
  const memory = url.includes(':memory:');
  const path = memory ? ':memory:' : resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''));
  const factory = forEngine(await driverFor(memory ? ':memory:' : `file:${path}`));
  const connected = [];
  return {
    main: () => connected[0],
    tables: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    factory: {
      ...factory,
      async connect() {
        connected[0] = await factory.connect();
        return connected[0];
      },
    },
    exists: async () => memory || existsSync(path),
    async create() {
      mkdirSync(dirname(path), { recursive: true });
      closeSync(openSync(path, 'a'));
    },
    empty: () => dropAll(connected[0]),
    label: path,
  };
}

/**
 * A SQLite adapter's factory, with what the WebAssembly engine needs beyond it.
 *
 * @param {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} inner
 */
export function forEngine(inner) {
  return {
    provider: 'sqlite',
    adapterName: inner.adapterName,
    connect: async () => withMigrationsTable(withoutSequence(withScripts(await inner.connect()))),
    connectToShadowDb: async () => withScripts(await inner.connectToShadowDb()),
  };
}

/** The WebAssembly engine only deletes the rows. */
async function dropAll(adapter) {
  const sql = `SELECT type, name FROM sqlite_master
    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;
  const { rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] });
  const drops = rows.map(([type, name]) => `DROP ${type} "${name.replaceAll('"', '""')}";`);
  await adapter.executeScript(`PRAGMA foreign_keys = OFF; ${drops.join(' ')} PRAGMA foreign_keys = ON;`);
}

async function driverFor(url) {
  if (process.env.SCHEMA_ENGINE_SQLITE !== 'libsql') {
    const driver = await betterSqlite3(url);
    if (driver) return driver;
  }
  const { PrismaLibSql } = await import('@prisma/adapter-libsql');
  return new PrismaLibSql({ url });
}

/** Optional, and its native half is missing where install scripts don't run: either way libsql takes over. */
async function betterSqlite3(url) {
  try {
    const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
    const probe = await new PrismaBetterSqlite3({ url: ':memory:' }).connect();
    await probe.dispose();
    return new PrismaBetterSqlite3({ url });
  } catch (error) {
    if (process.env.SCHEMA_ENGINE_SQLITE === 'better-sqlite3') throw error;
    return undefined;
  }
}

/** SQLite's own table stays behind when the last table is dropped, and must not make a database look used. */
function withoutSequence(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = (query) =>
    queryRaw({ ...query, sql: query.sql.replace(LISTS_TABLES, "$& AND name <> 'sqlite_sequence'") });
  return adapter;
}

const LISTS_TABLES = /\bFROM sqlite_master WHERE type\s*=\s*'table'/;

/** The engine sends whole migrations to `executeRaw`, of which both drivers would run one statement at most. */
function withScripts(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { withMigrationsTable } from './migrations-table.mjs';

/** `"char"` and `"char"[]`, which adapter-pg cannot map, read as text and text[]. */
const TEXT_INSTEAD = new Map([
  [18, 25],
  [1002, 1009],
]);

/**
 * A PostgreSQL database.
 *
 * @param {string} url
 */
export async function postgresDatabase(url) {
  const { config, schema } = settingsOf(url);
  const connect = (database) => open({ ...config, database }, schema);
  const connected = [];
  return {
    main: () => connected[0],
    tables: `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`,
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      async connect() {
        connected[0] = withMigrationsTable(await connect(config.database));
        return connected[0];
      },
      connectToShadowDb: () => shadow(config, schema),
    },
    exists: () => answers(() => connect(config.database)),
    async create() {
      await run(await connect('postgres'), `CREATE DATABASE "${config.database}"`);
      if (schema) await run(await connect(config.database), `CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    },
    empty: () => connected[0].executeScript(recreate(schema ?? 'public')),
    label: config.database,
  };
}

/** Fields instead of a connection string, which would win over the shadow database's name. */
function settingsOf(url) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const schema = searchParams.get('schema') ?? undefined;
  const config = {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    database: decodeURIComponent(pathname.slice(1)) || 'postgres',
    ssl: ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '') || undefined,
    options: schema ? `-c search_path="${schema}"` : undefined,
  };
  return { config, schema };
}

function recreate(schema) {
  return `DROP SCHEMA IF EXISTS "${schema}" CASCADE; CREATE SCHEMA "${schema}";`;
}

async function open(config, schema) {
  const adapter = await new PrismaPg(config, schema ? { schema } : undefined).connect();
  const pool = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  pool.query = async (request) => withTextFields(await query(withTextParsers(request)));
  // adapter-pg cuts scripts at every semicolon, also inside a function's body.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
}

function withTextParsers(request) {
  if (!request.types) return request;
  const { getTypeParser } = request.types;
  const types = { getTypeParser: (oid, format) => getTypeParser(TEXT_INSTEAD.get(oid) ?? oid, format) };
  return { ...request, types };
}

function withTextFields(result) {
  for (const field of result.fields ?? []) {
    field.dataTypeID = TEXT_INSTEAD.get(field.dataTypeID) ?? field.dataTypeID;
  }
  return result;
}

async function shadow(config, schema) {
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  await run(await open(config), `CREATE DATABASE "${database}"`);
  if (schema) await run(await open({ ...config, database }), `CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  const adapter = await open({ ...config, database }, schema);
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await run(await open(config), `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  };
  return adapter;
}

async function run(adapter, sql) {
  try {
    await adapter.executeScript(sql);
  } finally {
    await adapter.dispose();
  }
}

async function answers(connect) {
  try {
    await run(await connect(), 'SELECT 1');
    return true;
  } catch (error) {
    if (error.cause?.kind === 'DatabaseDoesNotExist') return false;
    throw error;
  }
}

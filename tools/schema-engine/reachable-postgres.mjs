import { PrismaPg } from '@prisma/adapter-pg';

const SERVER = { host: '127.0.0.1', port: 5432, user: 'postgres', connectionTimeoutMillis: 2_000 };

/** The local PostgreSQL, or undefined where none answers. */
export async function reachablePostgres() {
  const execute = async (sql) => {
    const adapter = await new PrismaPg({ ...SERVER, database: 'postgres' }).connect();
    try {
      await adapter.executeScript(sql);
    } finally {
      await adapter.dispose();
    }
  };
  try {
    await execute('SELECT 1');
  } catch {
    return undefined;
  }
  return {
    urlOf: (name) => `postgresql://${SERVER.user}@${SERVER.host}:${SERVER.port}/schema_engine_${name}`,
    drop: (name) => execute(`DROP DATABASE IF EXISTS "schema_engine_${name}" WITH (FORCE)`),
  };
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { folderOf, requireOf } from './generate-client.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { MARIADB } from './mariadb-server.ts';

export interface OpenHost {
  readonly client: HostClient;
  /** Another client of the same database, as a second process has it; its driver adapter may be wrapped. */
  again(wrap?: <Adapter>(adapter: Adapter) => Adapter): Promise<HostClient>;
  close(): Promise<void>;
}

/** Makes an empty database with the host's tables, and a client on it. */
export async function openHost(
  host: Host,
  postgresUrl: string,
  generated: string = host.provider,
): Promise<OpenHost> {
  const name = `auditreel_${randomBytes(6).toString('hex')}`;
  const database = await DATABASES[host.adapter](host, name, postgresUrl);
  const { PrismaClient } = await import(
    pathToFileURL(`${folderOf(generated, host.prisma)}/client/client.ts`).href
  );
  const clients: HostClient[] = [];
  const again: OpenHost['again'] = async (wrap = (adapter) => adapter) => {
    const client: HostClient = new PrismaClient({ adapter: wrap(await database.adapter()) });
    clients.push(client);
    return client;
  };
  const client = await again();
  await makeTables(client, generated);
  return {
    client,
    again,
    async close() {
      for (const open of clients) await open.$disconnect();
      await database.drop();
    },
  };
}

async function makeTables(client: HostClient, generated: string): Promise<void> {
  const sql = await readFile(`${folderOf(generated, 7)}/tables.sql`, 'utf8').catch(() => '');
  const statements = sql.replace(/^--.*$/gm, '').split(';');
  for (const statement of statements) if (statement.trim() !== '') await client.$executeRawUnsafe(statement);
}

interface TestDatabase {
  adapter(): Promise<unknown>;
  drop(): Promise<void>;
}

type MakeDatabase = (host: Host, name: string, postgresUrl: string) => Promise<TestDatabase>;

const DATABASES: Readonly<Record<Host['adapter'], MakeDatabase>> = {
  libsql: (host) =>
    sqliteDatabase((url) => {
      const { PrismaLibSql, PrismaLibSQL } = requireOf(host.prisma)('@prisma/adapter-libsql');
      return new (PrismaLibSql ?? PrismaLibSQL)({ url, timeout: 1_000 });
    }),
  'better-sqlite3': (host) =>
    sqliteDatabase((url) => {
      const { PrismaBetterSqlite3, PrismaBetterSQLite3 } = requireOf(host.prisma)(
        '@prisma/adapter-better-sqlite3',
      );
      return new (PrismaBetterSqlite3 ?? PrismaBetterSQLite3)({ url, timeout: 1_000 });
    }),
  async pg(host, name, postgresUrl) {
    await execute(postgresUrl, `CREATE DATABASE "${name}"`);
    const url = new URL(postgresUrl);
    url.pathname = name;
    const { PrismaPg } = requireOf(host.prisma)('@prisma/adapter-pg');
    return {
      adapter: async () => new PrismaPg({ connectionString: url.href }),
      drop: () => execute(postgresUrl, `DROP DATABASE "${name}" WITH (FORCE)`),
    };
  },
  async mariadb(host, name) {
    const { PrismaMariaDb } = requireOf(host.prisma)('@prisma/adapter-mariadb');
    const admin = await new PrismaMariaDb({ ...MARIADB, connectionLimit: 1 }).connect();
    const run = async (sql: string): Promise<void> => {
      await admin.executeRaw({ sql, args: [], argTypes: [] });
    };
    await run(`CREATE DATABASE ${name}`);
    return {
      adapter: async () =>
        new PrismaMariaDb({ ...MARIADB, database: name, connectionLimit: 5, acquireTimeout: 60_000 }),
      async drop() {
        await run(`DROP DATABASE ${name}`);
        await admin.dispose();
      },
    };
  },
};

async function sqliteDatabase(adapterOn: (url: string) => unknown): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'auditreel-sqlite-'));
  return {
    adapter: async () => adapterOn(`file:${join(folder, 'host.db')}`),
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function execute(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}

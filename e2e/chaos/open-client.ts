import { pathToFileURL } from 'node:url';
import { folderOf } from '../storage/generate-client.ts';
import type { HostClient } from '../storage/host-client.ts';
import { type DatabaseAddress, type DatabaseName, generatedName } from './database-names.ts';

/** The host's client, as its own code and auditreel use it. */
export async function openClient({ database, url }: DatabaseAddress): Promise<HostClient> {
  const folder = folderOf(generatedName(database), 7);
  const generated = await import(pathToFileURL(`${folder}/client/client.ts`).href);
  return new generated.PrismaClient({ adapter: await ADAPTERS[database](url) });
}

const ADAPTERS: Readonly<Record<DatabaseName, (url: string) => Promise<unknown>>> = {
  async sqlite(url) {
    const { PrismaLibSql } = await import('@prisma/adapter-libsql');
    // Waiting for a lock blocks the process: a second of it is enough to be seen.
    return new PrismaLibSql({ url, timeout: 1_000 });
  },
  async postgresql(connectionString) {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    return new PrismaPg({ connectionString });
  },
  async mariadb(url) {
    const { PrismaMariaDb } = await import('@prisma/adapter-mariadb');
    const { hostname, port, username, pathname } = new URL(url);
    const place = { host: hostname, port: Number(port), user: username, database: pathname.slice(1) };
    return new PrismaMariaDb({ ...place, connectionLimit: 5, acquireTimeout: 5_000 });
  },
};

/** Names a column as each database wants it. */
export function quoted(database: DatabaseName, column: string): string {
  return database === 'mariadb' ? `\`${column}\`` : `"${column}"`;
}

export function placeholder(database: DatabaseName, position: number): string {
  return database === 'postgresql' ? `$${position}` : '?';
}

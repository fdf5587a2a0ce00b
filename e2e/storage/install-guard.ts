import { inject } from 'vitest';
import { tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { type guardRemovalSql, guardSql } from '../../packages/core/src/prisma/guard/guard-sql.ts';
import { AUDIT_CHANGE, AUDIT_LEASE, AUDIT_RECORD } from '../../packages/core/src/prisma/models.ts';
import { requireOf } from './generate-client.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { MARIADB } from './mariadb-server.ts';
import { type OpenHost, openHost } from './open-host.ts';

/** A host that has other names for tables and columns, in another schema. */
export const RENAMED: Host = { name: 'renamed', prisma: 7, provider: 'postgresql', adapter: 'pg' };

/** A host's empty database, with the guard on it. */
export async function openGuarded(host: Host): Promise<OpenHost> {
  const generated = host === RENAMED ? 'renamed' : host.provider;
  const open = await openHost(host, inject('postgresUrl'), generated);
  await installGuard(open.client, host);
  return open;
}

/** Runs the guard's migration on a host's database, or the one that takes it away. */
export async function installGuard(
  client: HostClient,
  { provider }: Pick<Host, 'provider'>,
  sql: typeof guardSql | typeof guardRemovalSql = guardSql,
): Promise<void> {
  const names = {
    records: tableNamesOf(client, AUDIT_RECORD),
    leases: tableNamesOf(client, AUDIT_LEASE),
    changes: tableNamesOf(client, AUDIT_CHANGE),
  };
  const script = sql(names, provider);
  if (provider === 'mysql') return inOneCall(client, script);
  // The scripts have blank lines between statements, and nowhere else.
  const statements = script.replace(/^--.*$/gm, '').split(/;\n(?:\n|$)/);
  for (const statement of statements) if (statement.trim() !== '') await client.$executeRawUnsafe(statement);
}

/** As Prisma's engine runs a migration on MySQL: nobody but the server takes the statements apart. */
async function inOneCall(client: HostClient, script: string): Promise<void> {
  const [row] = await client.$queryRawUnsafe('SELECT DATABASE() AS name');
  const { PrismaMariaDb } = requireOf(7)('@prisma/adapter-mariadb');
  const database: unknown = Reflect.get(Object(row), 'name');
  const config = { ...MARIADB, database, multipleStatements: true };
  const adapter = await new PrismaMariaDb(config, { useTextProtocol: true }).connect();
  try {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  } finally {
    await adapter.dispose();
  }
}

import { requireOf } from './generate-client.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { MARIADB } from './mariadb-server.ts';

/** Runs a migration of ours on a host's database. */
export async function runScript(
  client: HostClient,
  { provider }: Pick<Host, 'provider'>,
  script: string,
): Promise<void> {
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

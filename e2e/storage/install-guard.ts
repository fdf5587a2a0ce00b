import { inject } from 'vitest';
import { tableNamesOf } from '../../packages/core/src/prisma/data-model.ts';
import { type guardRemovalSql, guardSql } from '../../packages/core/src/prisma/guard/guard-sql.ts';
import { AUDIT_CHANGE, AUDIT_LEASE, AUDIT_RECORD } from '../../packages/core/src/prisma/models.ts';
import type { HostClient } from './host-client.ts';
import type { Host } from './hosts.ts';
import { type OpenHost, openHost } from './open-host.ts';
import { runScript } from './run-script.ts';

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
  await runScript(client, { provider }, sql(names, provider));
}

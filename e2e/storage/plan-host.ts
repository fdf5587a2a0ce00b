import type { AuditStorage } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import { explaining, type Plan } from './explained.ts';
import { HOSTS, type Host } from './hosts.ts';
import type { OpenHost } from './open-host.ts';

/** The hosts whose plans are looked at: one of each database whose plans tell how much is read. */
export const PLANNED_HOSTS: readonly Host[] = HOSTS.filter(
  ({ prisma, adapter }) => prisma === 7 && /^(?:better-sqlite3|pg)$/.test(adapter),
);

/**
 * For the connections to come: a table of thousands of rows is small enough that PostgreSQL likes to read it whole,
 * so that only what no index serves is left as a scan.
 */
const SCAN_AS_LAST_RESORT = `DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database());
END $$`;

/** For reads only: it runs what it explains. */
const ANALYZE = 'EXPLAIN (ANALYZE, TIMING OFF)';

/** A storage on a database that is filled, whose statements are explained before they run. */
export async function explainedStorage(
  open: OpenHost,
  { provider }: Host,
  { plans, analyze = false }: { readonly plans: Plan[]; readonly analyze?: boolean },
): Promise<{ readonly storage: AuditStorage; readonly client: OpenHost['client'] }> {
  await open.client.$executeRawUnsafe('ANALYZE');
  if (provider !== 'sqlite') await open.client.$executeRawUnsafe(SCAN_AS_LAST_RESORT);
  const word = provider === 'sqlite' ? 'EXPLAIN QUERY PLAN' : analyze ? ANALYZE : 'EXPLAIN';
  const client = await open.again((adapter) => explaining(adapter as never, { word, plans }));
  return { storage: prismaStorage(client), client };
}

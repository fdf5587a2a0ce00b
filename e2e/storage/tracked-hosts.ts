import { describe, inject } from 'vitest';
import type { WantedChanges } from '../../packages/core/src/cli/changes/changes-tables.js';
import { dialectOf } from '../../packages/core/src/prisma/dialect.ts';
import type { Provider } from '../../packages/core/src/prisma/render-models.ts';
import { HOSTS, type Host } from './hosts.ts';

/** A host that has other names for tables and columns, in other schemas. */
export const RENAMED_TRACKED: Host = { name: 'renamed', prisma: 7, provider: 'postgresql', adapter: 'pg' };

/** Tests of triggers, on every host whose database is there. */
export function onTrackedHosts(
  title: string,
  tests: (host: Host, generated: string) => void,
  hosts: readonly Host[] = [...HOSTS, RENAMED_TRACKED],
): void {
  for (const host of hosts) {
    const there = host.adapter !== 'mariadb' || inject('mariadb');
    const absent = there ? '' : ' (skipped: no MariaDB server here)';
    const generated = `tracked-${host === RENAMED_TRACKED ? 'renamed' : host.provider}`;
    describe.skipIf(!there)(`${title} on ${host.name}${absent}`, () => tests(host, generated));
  }
}

/** The table of a tracked model, as raw SQL names it. */
export function trackedTable({ tables }: WantedChanges, model: string, provider: Provider): string {
  const found = tables.find((tracked) => tracked.model === model);
  const { quote } = dialectOf(provider);
  return [found?.schema, found?.table]
    .filter((part) => typeof part === 'string')
    .map(quote)
    .join('.');
}

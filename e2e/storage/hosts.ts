import type { Provider } from '../../packages/core/src/prisma/render-models.ts';

/** A way for a host app to reach its database; every promise of the storages is held on each. */
export interface Host {
  readonly name: string;
  readonly prisma: 6 | 7;
  readonly provider: Provider;
  readonly adapter: 'libsql' | 'better-sqlite3' | 'pg' | 'mariadb';
}

export const HOSTS: readonly Host[] = [
  { name: 'prisma-7-libsql', prisma: 7, provider: 'sqlite', adapter: 'libsql' },
  { name: 'prisma-7-better-sqlite3', prisma: 7, provider: 'sqlite', adapter: 'better-sqlite3' },
  { name: 'prisma-6-libsql', prisma: 6, provider: 'sqlite', adapter: 'libsql' },
  { name: 'prisma-6-better-sqlite3', prisma: 6, provider: 'sqlite', adapter: 'better-sqlite3' },
  { name: 'prisma-7-postgresql', prisma: 7, provider: 'postgresql', adapter: 'pg' },
  { name: 'prisma-7-mariadb', prisma: 7, provider: 'mysql', adapter: 'mariadb' },
];

/** Those that commands are run on, each in a process of its own: what they do there is tested on all of them. */
export const COMMAND_HOSTS: readonly Host[] = HOSTS.filter(({ name }) =>
  ['prisma-7-libsql', 'prisma-7-postgresql'].includes(name),
);

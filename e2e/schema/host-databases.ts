import { reachablePostgres } from '../../tools/schema-engine/reachable-postgres.mjs';
import type { SchemaHost } from './hosts.ts';

/** The databases that a test file makes for its hosts. */
export interface HostDatabases {
  /** Where one of that name is, or will be once something is migrated there. */
  urlOf(host: SchemaHost, database: string): string;
  /** Whether there is a server for it. */
  isMissing(host: SchemaHost): boolean;
  /** A test's title, which says why it is skipped where that is so. */
  title(host: SchemaHost, text: string): string;
  dropAll(): Promise<void>;
}

export async function hostDatabases(): Promise<HostDatabases> {
  const postgres = await reachablePostgres();
  const databases: string[] = [];
  const isMissing = ({ provider }: SchemaHost): boolean => provider === 'postgresql' && !postgres;
  return {
    isMissing,
    urlOf({ provider }, database) {
      if (provider === 'sqlite') return `file:./${database}.db`;
      const name = `e2e_${database}_${process.pid}`;
      databases.push(name);
      return postgres?.urlOf(name) ?? '';
    },
    title: (host, text) => (isMissing(host) ? `${text} (skipped: no PostgreSQL on 127.0.0.1:5432)` : text),
    async dropAll() {
      await Promise.all(databases.map((name) => postgres?.drop(name)));
    },
  };
}

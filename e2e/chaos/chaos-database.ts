import { generateClient } from '../storage/generate-client.ts';
import type { HostClient } from '../storage/host-client.ts';
import { mysqlTablesSql, tablesSql } from '../storage/tables-sql.ts';
import { type DatabaseAddress, type DatabaseName, generatedName, PROVIDER_OF } from './database-names.ts';
import { openClient } from './open-client.ts';
import { STRICT_TABLE } from './strict-rows.ts';

/** A database of this run alone, and what may happen to it. */
export interface ChaosDatabase {
  /** Where the app finds it, with whatever stands between. */
  readonly address: DatabaseAddress;
  /** Reads it past all that. */
  readonly reader: HostClient;
  readonly faults: readonly DatabaseFault[];
  /** Nobody can write until the function that it resolves with is called. */
  outage(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export interface DatabaseFault {
  readonly name: string;
  /** Begins it; what it resolves with ends it. */
  begin(): Promise<() => Promise<void>>;
}

/** Generates the host's client; answers the statements that make its tables. */
export async function prepareClient(database: DatabaseName, adminUrl?: string): Promise<readonly string[]> {
  const name = generatedName(database);
  await generateClient(name, { prisma: 7, provider: PROVIDER_OF[database] });
  const sql = database === 'mariadb' ? mysqlTablesSql() : await tablesSql(name, adminUrl);
  return [...sql.replace(/^--.*$/gm, '').split(';'), STRICT_TABLE].filter((one) => one.trim() !== '');
}

export async function openReader(address: DatabaseAddress, tables: readonly string[]): Promise<HostClient> {
  const reader = await openClient(address);
  for (const statement of tables) await reader.$executeRawUnsafe(statement);
  return reader;
}

import { memoryStorage } from '@auditreel/core';
import type { AuditStorage } from '@auditreel/core/adapter';
import { prismaStorage } from '@auditreel/core/prisma';
import type { App, AppOptions } from './app.ts';
import { openClient } from './open-client.ts';

interface Store {
  readonly storage: AuditStorage;
  readonly stored: App['stored'];
}

/** Where a variant stores its records: its name ends with it. */
export async function storageFor(options: AppOptions): Promise<Store> {
  if (options.variant.endsWith('-nowhere')) return nowhere();
  const client = await openClient(options);
  return {
    storage: prismaStorage(client.prisma),
    stored: () => client.countRecords({ service: options.variant }),
  };
}

/** Forgets every record and keeps only their number: what is left is the cost before storage. */
function nowhere(): Store {
  const storage = memoryStorage();
  let stored = 0;
  const insert = async (records: readonly unknown[]): Promise<void> => {
    stored += records.length;
  };
  return { storage: { ...storage, records: { ...storage.records, insert } }, stored: async () => stored };
}

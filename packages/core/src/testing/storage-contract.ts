import { afterAll, beforeAll, describe } from 'vitest';
import type { AuditStorage } from '../storage/ports.js';
import { assetPromises } from './storage-contract-assets.js';
import { chunkPromises } from './storage-contract-chunks.js';
import { erasurePromises } from './storage-contract-erasure.js';
import { holdPromises } from './storage-contract-holds.js';
import { leasePromises } from './storage-contract-leases.js';
import { recordQueryPromises } from './storage-contract-queries.js';
import { recordPromises } from './storage-contract-records.js';
import { retentionPromises } from './storage-contract-retention.js';
import { searchPromises } from './storage-contract-search.js';
import { sessionPromises } from './storage-contract-sessions.js';
import { witnessPromises } from './storage-contract-witness.js';

/** A storage under test, empty when it is made. */
export interface StorageUnderTest {
  readonly storage: AuditStorage;
  close(): Promise<void>;
}

/** The storage that a promise is held against; the getter lets suites be declared before it exists. */
export interface StorageInUse {
  readonly storage: AuditStorage;
}

/**
 * Holds a storage to every promise of the storage ports, as one vitest suite.
 * @example storageContract('memory', async () => ({ storage: memoryStorage(), close: async () => {} }));
 */
export function storageContract(name: string, create: () => Promise<StorageUnderTest>): void {
  describe(`storage contract: ${name}`, () => {
    let made: StorageUnderTest | undefined;
    beforeAll(async () => {
      made = await create();
      await made.storage.check();
    });
    afterAll(() => made?.close());
    const inUse: StorageInUse = {
      get storage() {
        if (made === undefined) throw new Error(`The storage ${name} was not made`);
        return made.storage;
      },
    };
    recordPromises(inUse);
    recordQueryPromises(inUse);
    searchPromises(inUse);
    witnessPromises(inUse);
    sessionPromises(inUse);
    chunkPromises(inUse);
    assetPromises(inUse);
    leasePromises(inUse);
    erasurePromises(inUse);
    holdPromises(inUse);
    retentionPromises(inUse);
  });
}

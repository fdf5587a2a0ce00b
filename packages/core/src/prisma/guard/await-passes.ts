import { providerOf } from '../data-model.js';
import type { Database, OwnTransaction } from '../database.js';
import { GUARD_MODELS, guardTarget } from './guard-target.js';
import { markerDelete, markerInsert } from './pass-marker.js';

/** Lets the passes that are under way end first, and those to come wait for this transaction: they then see what it wrote. */
export async function awaitPasses(database: Database, tx: OwnTransaction): Promise<void> {
  const provider = providerOf(database.client);
  const { records, leases } = GUARD_MODELS;
  const target = guardTarget({ records: database.names(records), leases: database.names(leases) }, provider);
  await tx.raw.$executeRawUnsafe(markerInsert(target, provider, 'hold'));
  await tx.raw.$executeRawUnsafe(markerDelete(target));
}

import type { Database, OwnTransaction } from '../database.js';
import { passTarget } from './guard-pass.js';
import { markerDelete, markerInsert } from './pass-marker.js';

/** Lets the passes that are under way end first, and those to come wait for this transaction: they then see what it wrote. */
export async function awaitPasses(database: Database, tx: OwnTransaction): Promise<void> {
  const { target, provider } = passTarget(database);
  await tx.raw.$executeRawUnsafe(markerInsert(target, provider, 'hold'));
  await tx.raw.$executeRawUnsafe(markerDelete(target));
}

import type { AuditStorage, ChunkStore } from '../storage/ports.js';
import type { PruneTale, Removal, Removed, RetentionStore } from '../storage/retention-store.js';
import { holdsOn } from './holds-on.js';
import type { HoldsInForce } from './prune-phase.js';

/** Deletes one batch after another under the same record, and by the holds that it knows. */
export interface Remover {
  readonly holds: () => HoldsInForce;
  /** Null: there is a new hold, which it knows from now on. */
  remove(removal: Removal): Promise<Removed | null>;
  /** The id of the record, once something was deleted under it. */
  readonly recordId: () => string | null;
}

export interface RemoverStores {
  readonly store: RetentionStore;
  readonly storage: Pick<AuditStorage, 'chunks' | 'assets'>;
  readonly recordings: ChunkStore;
}

export async function openRemover(
  { store, storage, recordings }: RemoverStores,
  record: PruneTale['record'],
): Promise<Remover> {
  let holds = await holdsInForce(store);
  let isStored = false;

  async function inStorage(removal: Removal): Promise<Removed | null> {
    const known = new Set(holds.all.map(({ id }) => id));
    const removed = await store.remove(removal, { tale: { record, isStored }, holds: known });
    if (removed === null) holds = await holdsInForce(store);
    else isStored = true;
    return removed;
  }

  /** In another store than the records' there is no transaction with them: a new hold counts from the next batch on. */
  async function elsewhere(removal: Removal & { readonly of: 'recording' }): Promise<Removed | null> {
    if ((await inStorage({ of: 'sessions', ids: [] })) === null) return null;
    const { sessionId, limit, at } = removal;
    const deleted = await recordings.deleteSession?.(sessionId, limit);
    if (deleted === undefined) throw new TypeError('The store of the recordings has no deleteSession.');
    if (deleted.chunks < limit) {
      await storage.assets?.release(sessionId);
      await store.expire(sessionId, at);
    }
    return { rows: deleted.chunks, bytes: deleted.bytes };
  }

  return {
    holds: () => holds,
    remove: (removal) =>
      removal.of === 'recording' && recordings !== storage.chunks ? elsewhere(removal) : inStorage(removal),
    recordId: () => (isStored ? record.id : null),
  };
}

async function holdsInForce(store: RetentionStore): Promise<HoldsInForce> {
  const all = await store.holds();
  return { all, on: holdsOn(all) };
}

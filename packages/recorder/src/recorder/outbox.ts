import type { SealedPart } from './seal.js';

/** An upload that the server has not confirmed. It carries what is needed to send it from any later page. */
export interface OutboxEntry extends SealedPart {
  readonly id: string;
  readonly base: string;
  readonly writeToken: string;
  /** When it was made, ms. */
  readonly at: number;
  /** When it must be gone, ms. */
  readonly expiresAt: number;
}

/** Where uploads wait for the server's word. */
export interface Outbox {
  /** Resolves once kept. Called before `await`-ing anything, the write outlives the page. */
  put(entries: readonly OutboxEntry[]): Promise<void>;
  all(): Promise<readonly OutboxEntry[]>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

const STORE = 'uploads';

/** Opens the outbox in IndexedDB; where there is none, it lasts as long as the page. */
export async function openOutbox(): Promise<Outbox> {
  try {
    return databaseOutbox(await openDatabase());
  } catch {
    return memoryOutbox();
  }
}

/** An outbox that lives as long as the page. */
export function memoryOutbox(): Outbox {
  const entries = new Map<string, OutboxEntry>();
  return {
    put: async (added) => {
      for (const entry of added) entries.set(entry.id, entry);
    },
    all: async () => [...entries.values()],
    remove: async (id) => void entries.delete(id),
    clear: async () => entries.clear(),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('auditreel', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(request.error);
  });
}

function databaseOutbox(db: IDBDatabase): Outbox {
  const write = (change: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, 'readwrite', { durability: 'relaxed' });
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(STORE));
      // Without this the commit waits for answers, which a page that is going away never gets.
      transaction.commit();
    });
  return {
    put: (entries) =>
      write((store) => {
        for (const entry of entries) store.put(entry);
      }),
    all: () =>
      new Promise((resolve, reject) => {
        const request = db.transaction(STORE).objectStore(STORE).getAll();
        request.onsuccess = () => resolve(request.result as OutboxEntry[]);
        request.onerror = () => reject(request.error);
      }),
    remove: (id) => write((store) => store.delete(id)),
    clear: () => write((store) => store.clear()),
  };
}

/** Proof that no other living document uses this tab id. */
export interface TabLock {
  release(): void;
}

const TRIES = 4;
const TRY_MS = 250;

const lockName = (tabId: string): string => `auditreel-tab:${tabId}`;

/**
 * Holds the tab's id, or finds that it was copied along with `sessionStorage` when the tab was duplicated: null.
 * Asked a few times, because a reloaded page may arrive before the old one has let go.
 */
export async function claimTab(tabId: string): Promise<TabLock | null> {
  for (let i = 0; i < TRIES; i++) {
    const lock = await tryClaim(tabId);
    if (lock) return lock;
    await new Promise((resolve) => setTimeout(resolve, TRY_MS));
  }
  return null;
}

/** Ids of the tabs that are alive in this browser. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = lockName('');
  return new Set(held.map((lock) => (lock.name ?? '').slice(prefix.length)));
}

function tryClaim(tabId: string): Promise<TabLock | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockName(tabId), { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise<void>((release) => resolve({ release }));
    });
  });
}

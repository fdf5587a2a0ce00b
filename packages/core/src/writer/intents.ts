import { AuditError } from '../errors.js';
import { withinDeadline } from '../within-deadline.js';
import type { Foreknown, RecordKeeper } from './record-keeper.js';

/** Commits intents before their handlers run: those that come together in one transaction. */
export interface Intents {
  /** Resolves with whether it was committed within two seconds. Never rejects. */
  commit(intent: Foreknown): Promise<boolean>;
}

export interface IntentWriter {
  readonly keeper: RecordKeeper;
  /** Rejects when the storage can't be asked; answers what it refuses. */
  readonly store: (batch: readonly Foreknown[]) => Promise<readonly { readonly entry: Foreknown }[]>;
  readonly onError: (error: Error) => void;
}

interface Waiting {
  readonly intent: Foreknown;
  readonly done: (isCommitted: boolean) => void;
  readonly until: number;
}

const DEADLINE_MS = 2000;
const BATCH = 500;

export function intentWriter({ keeper, store, onError }: IntentWriter): Intents {
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const refused = await store(batch.map(({ intent }) => intent));
      for (const { intent, done } of batch) done(!refused.some(({ entry }) => entry === intent));
    } catch (error) {
      for (const { done } of batch) done(false);
      const why = error instanceof Error ? error.message : String(error);
      const message = `No intent can be committed, so that strict requests are answered 503: ${why}`;
      onError(new AuditError('ERR_AUDIT_STORAGE_UNAVAILABLE', message, { cause: error }));
    }
  }

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      const now = performance.now();
      // Whose time is over has been answered: its row is on its way with the others.
      const inTime = batch.filter(({ until }) => until > now);
      if (inTime.length > 0) await writeBatch(inTime);
    }
    isWriting = false;
  }

  return {
    async commit(intent) {
      const place = keeper.foresee(intent, null);
      let isCommitted = false;
      const committed = new Promise<boolean>((resolve) => {
        waiting.push({ intent, done: resolve, until: performance.now() + DEADLINE_MS });
      }).then((stored) => {
        isCommitted = stored;
      });
      if (!isWriting) void writeAll();
      await withinDeadline(committed, DEADLINE_MS);
      // Its outcome says 503, and names it: so it has to be there, be it later.
      if (!isCommitted) keeper.keep({ ...intent, place, isSaid: place !== null, isDurable: place !== null });
      return isCommitted;
    },
  };
}

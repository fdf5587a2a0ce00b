import { v7 as uuidv7 } from 'uuid';
import { AuditError } from '../errors.js';
import type { Intent } from '../record/draft.js';
import { whyOf } from '../thrown.js';
import { withinDeadline } from '../within-deadline.js';
import type { Foreknown, RecordKeeper } from './record-keeper.js';

/** Commits intents before their handlers run: those that come together in one transaction. */
export interface Intents {
  /** Begins one; `describe` makes its row, under the given id. It is committed within two seconds, or it was not. */
  begin(describe: (id: string) => Promise<Foreknown>): Intent;
  /** One of the drafts that share it has settled. */
  settled(intent: Intent): void;
  /** An outcome of it is stored. */
  concluded(id: string): void;
  /** From now on nothing is committed. */
  close(): void;
}

export interface IntentWriter {
  readonly keeper: Pick<RecordKeeper, 'foresee' | 'keep'>;
  /** Rejects when the storage can't be asked; answers what it refuses. */
  readonly store: (batch: readonly Foreknown[]) => Promise<readonly { readonly entry: Foreknown }[]>;
  /** Its line is no longer needed. */
  readonly forget: (id: string) => void;
  readonly onError: (error: Error) => void;
}

interface Waiting {
  readonly intent: Foreknown;
  readonly done: (isCommitted: boolean) => void;
  readonly until: number;
}

const DEADLINE_MS = 2000;
const BATCH = 500;

export function intentWriter({ keeper, store, forget, onError }: IntentWriter): Intents {
  const open = new Map<string, Intent>();
  let waiting: Waiting[] = [];
  let isWriting = false;
  let isClosed = false;

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const refused = await store(batch.map(({ intent }) => intent));
      for (const { intent, done } of batch) done(!refused.some(({ entry }) => entry === intent));
    } catch (error) {
      for (const { done } of batch) done(false);
      tell(error);
    }
  }

  /** A storage that hangs is waited for no longer than those wait who have come first. */
  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      const now = performance.now();
      // Whose time is over has been answered: its row is on its way with the others.
      const inTime = batch.filter(({ until }) => until > now);
      if (inTime.length > 0) await withinDeadline(writeBatch(inTime), DEADLINE_MS);
    }
    isWriting = false;
  }

  async function commit(describing: Promise<Foreknown>): Promise<boolean> {
    const until = performance.now() + DEADLINE_MS;
    const intent = await describing;
    if (isClosed) return false;
    const place = keeper.foresee(intent, null);
    let isCommitted = false;
    const committed = new Promise<boolean>((done) => {
      waiting.push({ intent, done, until });
    }).then((stored) => {
      isCommitted = stored;
    });
    if (!isWriting) void writeAll();
    await withinDeadline(committed, Math.max(0, until - performance.now()));
    // Its outcome says 503, and names it: so it has to be there, be it later.
    if (!isCommitted) keeper.keep({ ...intent, place, isSaid: true, isDurable: place !== null });
    return isCommitted && !isClosed;
  }

  function tell(error: unknown): void {
    const why = whyOf(error);
    const message = `No intent can be committed, so that strict requests are answered 503: ${why}`;
    onError(new AuditError('ERR_AUDIT_STORAGE_UNAVAILABLE', message, { cause: error }));
  }

  function end({ id }: Intent): void {
    open.delete(id);
    forget(id);
  }

  return {
    begin(describe) {
      const id = uuidv7();
      const committed = commit(describe(id)).catch((error: unknown) => {
        tell(error);
        return false;
      });
      const intent: Intent = { id, committed, isConcluded: false, isStored: false, drafts: 1 };
      open.set(id, intent);
      return intent;
    },
    settled(intent) {
      intent.drafts--;
      if (intent.drafts === 0 && intent.isStored) end(intent);
    },
    concluded(id) {
      const intent = open.get(id);
      if (intent === undefined) return;
      intent.isStored = true;
      if (intent.drafts === 0) end(intent);
    },
    close() {
      isClosed = true;
    },
  };
}

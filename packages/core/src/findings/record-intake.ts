import { AuditError } from '../errors.js';
import type { RecordStore } from '../storage/ports.js';

/** Which records are to be looked at, oldest first. Bounded: what is too much is left out, and said. */
export interface RecordIntake {
  /** Takes in what was stored since the last time; `now` is the storage's clock. */
  take(now: number): Promise<void>;
  /** Who waits, at most so many; they wait on until `done`. */
  next(limit: number): readonly WaitingRecord[];
  done(id: string): void;
  /** Has a record looked at once more when its witness is final. */
  again(id: string, storedAt: number): void;
}

export interface WaitingRecord {
  readonly id: string;
  /** Whether it was looked at before, while its witness was open. */
  readonly isAgain: boolean;
}

/** How far back a process looks that begins: longer than a delivery is retried after a verdict was awaited. */
const BACK_MS = 1_800_000;
/** What is stored in slow transactions comes late. */
const OVERLAP_MS = 30_000;
/** Records of other processes that belong before it may still be under way. */
const SETTLE_MS = 2000;
/** When a verdict is final, and a minute. */
const JUDGED_MS = 960_000;
const MOST = 20_000;
/** Two hundred changes a second for as long as a verdict takes; else a flood of them would hide the one that matters. */
const MOST_UNJUDGED = 200_000;

export interface IntakeSources {
  readonly records: Pick<RecordStore, 'storedSince'>;
  readonly onError: (error: Error) => void;
}

export function recordIntake({ records, onError }: IntakeSources): RecordIntake {
  let since: number | null = null;
  /** What was taken in since the overlap began, by when it was stored. */
  const taken = new Map<string, number>();
  const waiting = new Map<string, WaitingRecord>();
  /** When each is due. */
  const unjudged = new Map<string, number>();

  function takeDue(now: number): void {
    // In the order of what was stored, and all wait equally long.
    for (const [id, dueAt] of unjudged) {
      if (dueAt > now || waiting.size >= MOST) return;
      unjudged.delete(id);
      waiting.set(id, { id, isAgain: true });
    }
  }

  function forget(before: number): void {
    for (const [id, storedAt] of taken) if (storedAt < before) taken.delete(id);
  }

  return {
    async take(now) {
      const isFirst = since === null || since < now - BACK_MS;
      const from = isFirst ? now - BACK_MS : (since ?? now) - OVERLAP_MS;
      const stored = await records.storedSince(from, MOST);
      const until = now - SETTLE_MS;
      for (const { id, recordedAt } of stored.toReversed()) {
        if (recordedAt > until || taken.has(id)) continue;
        taken.set(id, recordedAt);
        waiting.set(id, { id, isAgain: false });
      }
      if (stored.length >= MOST) onError(tooMany(`only the newest ${MOST} were taken in`));
      since = until;
      forget(from);
      takeDue(now);
      dropOldest(waiting, onError);
    },
    next: (limit) => [...waiting.values()].slice(0, limit),
    done: (id) => void waiting.delete(id),
    again(id, storedAt) {
      // A verdict that is not there by then does not come.
      if (since !== null && storedAt < since - BACK_MS) return;
      if (unjudged.size < MOST_UNJUDGED) unjudged.set(id, storedAt + JUDGED_MS);
      else onError(tooMany(`no more than ${MOST_UNJUDGED} can wait for their witness`));
    },
  };
}

function dropOldest(waiting: Map<string, WaitingRecord>, onError: (error: Error) => void): void {
  const over = waiting.size - MOST;
  if (over <= 0) return;
  for (const id of [...waiting.keys()].slice(0, over)) waiting.delete(id);
  onError(tooMany(`the oldest ${over} were left out`));
}

function tooMany(what: string): AuditError {
  return new AuditError(
    'ERR_AUDIT_FINDING',
    `More records came than rules can look at: ${what}. Take slow rules away: createAudit({ findings: { off } }).`,
  );
}

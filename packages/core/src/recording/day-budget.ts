import { v7 as uuidv7 } from 'uuid';
import type { IngestLimits } from '../protocol/limits.js';
import type { LeaseStore } from '../storage/ports.js';

/** The bytes that all processes on one database may store in a day of UTC. */
export interface DayBudget {
  /** Sets bytes aside; false when too few are left of today's. */
  take(bytes: number): Promise<boolean>;
  /** Brings back what was not stored after all. */
  give(bytes: number): void;
  /** Whether today was found to be spent. */
  isSpent(): boolean;
  /** What is left of today's, 1 when nothing was stored, as far as this process knows. */
  share(): number;
}

export interface DayBudgetOptions {
  readonly leases: LeaseStore;
  readonly limits: Pick<IngestLimits, 'dayBytes' | 'compressedBytes'>;
  readonly now: () => number;
}

const DAY_MS = 86_400_000;
const MAX_SLICES = 2000;

/**
 * The day is cut into slices, each a lease until midnight; a process counts by itself inside those that it holds. So
 * nothing is summed, no column is needed, no process can spend what another has, and a restart forgets nothing: what was
 * left of its slice is lost for the day, half of a 2000th on average.
 */
export function dayBudget({ leases, limits, now }: DayBudgetOptions): DayBudget {
  const slices = Math.min(MAX_SLICES, Math.max(1, Math.floor(limits.dayBytes / limits.compressedBytes)));
  const sliceBytes = Math.floor(limits.dayBytes / slices);
  const holder = uuidv7();
  let today = freshDay(now());
  let buying: Promise<void> | null = null;

  const turn = (): Day => {
    if (dayOf(now()) !== today.number) today = freshDay(now());
    return today;
  };
  const acquire = (index: number, day: Day): Promise<boolean> =>
    leases.acquire({ name: nameOf(index), holder, now: now(), until: (day.number + 1) * DAY_MS });
  const buy = async (day: Day): Promise<void> => {
    let index = day.next;
    let isOurs = index < slices && (await acquire(index, day));
    if (!isOurs && index === 0) index = (await firstFree(day)) - 1;
    while (!isOurs && ++index < slices) isOurs = await acquire(index, day);
    day.next = Math.min(slices, index + 1);
    if (isOurs) day.inHand += sliceBytes;
    else day.isSpent = true;
  };
  /** Slices are taken in order, so a process that comes late finds the first free one by halving. */
  const firstFree = async (day: Day): Promise<number> => {
    let [low, high] = [1, slices];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (await acquire(middle, day)) {
        await leases.release(nameOf(middle), holder);
        high = middle;
      } else low = middle + 1;
    }
    return low;
  };

  return {
    async take(bytes) {
      const day = turn();
      while (day.inHand < bytes) {
        if (day.isSpent) return false;
        buying ??= buy(day).finally(() => {
          buying = null;
        });
        await buying;
      }
      day.inHand -= bytes;
      return true;
    },
    give: (bytes) => {
      turn().inHand += bytes;
    },
    isSpent: () => turn().isSpent,
    share() {
      const { next, inHand } = turn();
      return (inHand + (slices - next) * sliceBytes) / limits.dayBytes;
    },
  };
}

interface Day {
  readonly number: number;
  inHand: number;
  /** The slice to try next; those before it are taken. */
  next: number;
  isSpent: boolean;
}

function freshDay(now: number): Day {
  return { number: dayOf(now), inHand: 0, next: 0, isSpent: false };
}

function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}

/** The same names every day: yesterday's leases have run out, and no rows are left behind. */
function nameOf(index: number): string {
  return `recordings-${index}`;
}

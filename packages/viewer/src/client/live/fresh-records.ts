import type { ShownRecord } from '../../api/answers.js';

/** What has come since the pages of a list were read. */
export interface FreshRecords {
  /** In the list already, newest first. */
  readonly shown: readonly ShownRecord[];
  /** Not let in yet, newest first. */
  readonly waiting: readonly ShownRecord[];
  /** There is more than is kept: only the list itself, read again, has it all. */
  readonly isCut: boolean;
}

export const NOTHING_FRESH: FreshRecords = { shown: [], waiting: [], isCut: false };

export const MOST_FRESH = 500;

/** What came for the first time. */
export function unknownOf(fresh: FreshRecords, arrived: readonly ShownRecord[]): readonly ShownRecord[] {
  const known = new Set([...fresh.shown, ...fresh.waiting].map(({ id }) => id));
  return arrived.filter(({ id }) => !known.has(id));
}

/** Takes in what has come, each record once. */
export function withArrived(
  fresh: FreshRecords,
  arrived: readonly ShownRecord[],
  isHeld: boolean,
): FreshRecords {
  const unknown = unknownOf(fresh, arrived);
  if (unknown.length === 0) return fresh;
  const isCut = fresh.isCut || fresh.shown.length + fresh.waiting.length + unknown.length > MOST_FRESH;
  if (isHeld) return { ...fresh, waiting: newestFirst(fresh.waiting, unknown), isCut };
  return { ...fresh, shown: newestFirst(fresh.shown, unknown), isCut };
}

/** Lets in what waits. */
export function withShown(fresh: FreshRecords): FreshRecords {
  if (fresh.waiting.length === 0) return fresh;
  return { ...fresh, shown: newestFirst(fresh.shown, fresh.waiting), waiting: [] };
}

/** After the list was read again: what had come before is in it. */
export function withoutOld(fresh: FreshRecords, old: FreshRecords): FreshRecords {
  const known = new Set([...old.shown, ...old.waiting].map(({ id }) => id));
  const isNew = ({ id }: ShownRecord): boolean => !known.has(id);
  const [shown, waiting] = [fresh.shown.filter(isNew), fresh.waiting.filter(isNew)];
  return { shown, waiting, isCut: shown.length + waiting.length >= MOST_FRESH };
}

function newestFirst(before: readonly ShownRecord[], more: readonly ShownRecord[]): readonly ShownRecord[] {
  return [...more, ...before].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_FRESH);
}

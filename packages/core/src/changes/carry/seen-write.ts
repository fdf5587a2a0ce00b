import type { Draft } from '../../record/draft.js';
import type { WrittenTable } from './written-tables.js';

/** What the extension sees of a write. */
export interface SeenWrite {
  readonly isTracked: boolean;
  /** It leaves no trace of what it did to the data, or not of all. */
  readonly isOpaque: boolean;
}

/** Of a statement whose tables can't be seen, nothing is known to be traced. */
export function seenWrite(written: readonly WrittenTable[], tracked: ReadonlySet<string>): SeenWrite {
  const isTracked = ({ schema, table }: WrittenTable): boolean =>
    tracked.has(table) || (schema !== null && tracked.has(`${schema}.${table}`));
  return {
    isTracked: written.some(isTracked),
    isOpaque: written.length === 0 || !written.every(isTracked),
  };
}

/** Runs a write and says in its draft what it was; of what failed nothing is left to trace. */
export async function noted(
  draft: Draft | null,
  { isTracked, isOpaque }: SeenWrite,
  run: () => PromiseLike<unknown>,
): Promise<unknown> {
  if (draft !== null && !draft.settled && isTracked) draft.hasWritten = true;
  const result = await run();
  if (draft !== null && !draft.settled && isOpaque) draft.opaqueWrites++;
  return result;
}

import { type Awaitable, allOf } from '../awaitable.js';
import { StorageRefusedError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RecordRow } from '../record/blank-record.js';
import type { SpooledSession } from '../spool/spool-line.js';
import type { RecordStore } from '../storage/ports.js';
import { insertHalving } from './insert-halving.js';
import { unstorable } from './unstorable.js';

export type BatchStore = Pick<RecordStore, 'insert'>;

export interface StoreBatch {
  readonly store: BatchStore;
  /** Decides trust and witness. */
  readonly complete: (record: RecordRow, session: SpooledSession) => Awaitable<RecordRow>;
  readonly onError: (error: Error) => void;
}

interface Entry {
  readonly record: RecordRow;
  readonly session: SpooledSession | null;
}

/**
 * Stores one batch; answers what the storage refuses even without its free values.
 * @throws what the store throws when it can't be asked: the same batch may go through later
 */
export async function storeBatch<One extends Entry>(
  batch: readonly One[],
  { store, complete, onError }: StoreBatch,
): Promise<readonly { readonly entry: One; readonly error: StorageRefusedError }[]> {
  /** What the storage will never say about a session holds up no record. */
  const completed = ({ record, session }: One): Awaitable<RecordRow> => {
    if (session === null) return record;
    const completing = complete(record, session);
    if (!(completing instanceof Promise)) return completing;
    return completing.catch((error: unknown) => {
      if (!(error instanceof StorageRefusedError)) throw error;
      onError(error);
      return record;
    });
  };
  const records: readonly AuditRecord[] = await allOf(batch.map(completed));
  const lost = await insertHalving(records, store, (record, error) => {
    onError(error);
    return unstorable(record, error);
  });
  return lost.flatMap(({ record, error }) => {
    const entry = batch.find((one) => one.record.id === record.id);
    return entry === undefined ? [] : [{ entry, error }];
  });
}

import { StorageRefusedError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { RecordStore } from '../storage/ports.js';

export interface Lost {
  readonly record: AuditRecord;
  readonly error: StorageRefusedError;
}

/**
 * Stores a batch; one that is refused for good is halved until the bad record is alone, which is then stored
 * in the form that `rescue` gives it. Answers those that even so were refused.
 * @throws what the store throws when it is unavailable
 */
export async function insertHalving(
  records: readonly AuditRecord[],
  store: Pick<RecordStore, 'insert'>,
  rescue: (record: AuditRecord, error: StorageRefusedError) => AuditRecord,
): Promise<readonly Lost[]> {
  const refusal = await tryInsert(records, store);
  if (refusal === null) return [];
  const [only, ...more] = records;
  if (only === undefined) return [];
  if (more.length === 0) {
    const again = await tryInsert([rescue(only, refusal)], store);
    return again === null ? [] : [{ record: only, error: again }];
  }
  const middle = Math.ceil(records.length / 2);
  const left = await insertHalving(records.slice(0, middle), store, rescue);
  const right = await insertHalving(records.slice(middle), store, rescue);
  return [...left, ...right];
}

async function tryInsert(
  records: readonly AuditRecord[],
  store: Pick<RecordStore, 'insert'>,
): Promise<StorageRefusedError | null> {
  try {
    await store.insert(records);
    return null;
  } catch (error) {
    if (error instanceof StorageRefusedError) return error;
    throw error;
  }
}

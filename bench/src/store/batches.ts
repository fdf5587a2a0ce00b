import { createAudit, memoryStorage } from '@auditreel/core';
import type { AuditRecord } from '@auditreel/core/adapter';

export type Batch = readonly AuditRecord[];

const ROWS = 500;

/** Records as an app makes them, about 700 bytes each as a row, in batches as the writer makes them. */
export async function batches(count: number): Promise<readonly Batch[]> {
  const made: AuditRecord[] = [];
  const storage = memoryStorage();
  const insert = async (records: Batch): Promise<void> => {
    made.push(...structuredClone(records));
  };
  const audit = createAudit({ storage: { ...storage, records: { ...storage.records, insert } } });
  for (let i = 0; i < count * ROWS; i++) {
    audit.record({
      action: i % 3 === 0 ? 'order.refund' : 'order.create',
      kind: 'create',
      actor: {
        type: 'user',
        id: `user-${i % 50}`,
        name: `Person Number ${i % 50}`,
        tenantId: `tenant-${i % 5}`,
      },
      target: { type: 'order', id: i },
      metadata: { amount: i, currency: 'EUR', note: 'an ordinary note of a few words', items: [i, i + 1] },
    });
    if (i % ROWS === 0) await audit.flush();
  }
  await audit.close();
  return Array.from({ length: count }, (_, i) => made.slice(i * ROWS, (i + 1) * ROWS));
}

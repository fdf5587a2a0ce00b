import type { AuditChange } from '../storage/change-store.js';
import type { AuditStorage } from '../storage/ports.js';
import { erasureOf } from './erasure-outcome.js';
import { EPOCH, idAt } from './storage-samples.js';

/** A change of an order's, unless it is said otherwise. */
export function sampleChange(over: Partial<AuditChange>): AuditChange {
  return {
    ...{ id: idAt(EPOCH), v: 1, logId: 'main', recordId: null, actorType: null, actorId: null },
    ...{ recordedAt: EPOCH, model: 'Order', targetId: null, op: 'update', before: null, after: null },
    ...{ truncated: null, redacted: null },
    ...over,
  };
}

/** The storage, with data changes that erasure reads and changes: in memory nothing else makes any. */
export function withChanges(storage: AuditStorage, changes: readonly AuditChange[]): AuditStorage {
  const rows = new Map(changes.map((change) => [change.id, change]));
  const store = erasureOf(storage);
  const erasure: typeof store = {
    ...store,
    async page(table, page) {
      if (table !== 'changes') return store.page(table, page);
      const found = [...rows.values()].filter(({ id }) => id > (page.afterId ?? ''));
      return found.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, page.limit) as never;
    },
    async write(batch) {
      const edits = batch.table === 'changes' ? batch.edits : [];
      if (!(await store.write({ ...batch, edits: batch.table === 'changes' ? [] : batch.edits })))
        return false;
      for (const { id, columns } of edits) {
        const row = rows.get(id);
        if (row !== undefined) rows.set(id, { ...row, ...(columns as Partial<AuditChange>) });
      }
      return true;
    },
  };
  return { ...storage, erasure };
}

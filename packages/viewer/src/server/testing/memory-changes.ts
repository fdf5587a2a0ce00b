import type { AuditChange, ChangePage, ChangeStore } from '@auditreel/core/adapter';

/** Changes behind the port, answered as the databases answer. */
export function memoryChanges(changes: readonly AuditChange[]): ChangeStore {
  const oldestFirst = changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ofRecord: async (recordId, { cursor = '', limit }) =>
      pageOf(
        oldestFirst.filter((change) => change.recordId === recordId && change.id > cursor),
        limit,
      ),
    ofRow: async ({ model, targetId }, { cursor = '~', limit }) =>
      pageOf(
        oldestFirst
          .toReversed()
          .filter((change) => change.model === model && change.targetId === targetId && change.id < cursor),
        limit,
      ),
  };
}

function pageOf(changes: readonly AuditChange[], limit: number): ChangePage {
  const page = changes.slice(0, limit);
  return { changes: page, nextCursor: changes.length > limit ? (page.at(-1)?.id ?? null) : null };
}

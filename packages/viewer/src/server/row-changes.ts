import type { AuditChange, AuditRecord, ChangedRow } from '@auditreel/core/adapter';
import type { PageQuery } from './queries.js';
import { isVisible } from './tenant.js';
import type { ViewerScope } from './viewer-parts.js';

/** What one write did to a row, and the record of its request where there is one. */
export interface ChangeWithRecord {
  readonly change: AuditChange;
  readonly record: AuditRecord | null;
}

const READ = 200;
const MOST_READS = 20;

/**
 * What happened to a row, as far as the viewer may know of it: a change belongs to the tenant of its record, and one
 * without a record to nobody's. The cursor is always a change that they see, so that it tells of no other.
 */
export async function visibleChanges(
  scope: ViewerScope,
  row: ChangedRow,
  { cursor, limit }: PageQuery,
): Promise<{ readonly changes: readonly ChangeWithRecord[]; readonly nextCursor: string | null }> {
  const isScoped = scope.viewer.tenantId !== undefined;
  const found: ChangeWithRecord[] = [];
  for await (const each of allChanges(scope, row, {
    limit: isScoped ? READ : limit + 1,
    ...(cursor === undefined ? {} : { cursor }),
  })) {
    if (isScoped && (each.record === null || !isVisible(scope.viewer, each.record))) continue;
    const last = found.at(-1);
    if (found.length === limit && last !== undefined) return { changes: found, nextCursor: last.change.id };
    found.push(each);
  }
  return { changes: found, nextCursor: null };
}

/** Ends after some thousands: where nobody sees a thing, nobody should wait for it. */
async function* allChanges(
  scope: ViewerScope,
  row: ChangedRow,
  { cursor, limit }: PageQuery,
): AsyncGenerator<ChangeWithRecord> {
  let at = cursor;
  for (let read = 0; read < MOST_READS; read += 1) {
    const page = await scope.parts.storage.changes?.ofRow(row, {
      limit,
      ...(at === undefined ? {} : { cursor: at }),
    });
    if (page === undefined) return;
    const records = await recordsOf(scope, page.changes);
    for (const change of page.changes) {
      yield { change, record: records.get(change.recordId) ?? null };
    }
    if (page.nextCursor === null) return;
    at = page.nextCursor;
  }
}

async function recordsOf(
  { parts }: ViewerScope,
  changes: readonly AuditChange[],
): Promise<ReadonlyMap<string | null, AuditRecord>> {
  const ids = new Set(changes.flatMap(({ recordId }) => (recordId === null ? [] : [recordId])));
  const records = await Promise.all([...ids].map((id) => parts.storage.records.get(id)));
  return new Map(records.flatMap((record) => (record === null ? [] : [[record.id, record] as const])));
}

import type { AuditRecord } from '../record/audit-record.js';

/** How much one transaction takes. */
export interface BatchLimits {
  readonly batch: number;
  readonly batchBytes: number;
}

interface Entry {
  readonly record: AuditRecord;
}

/** The first records of a queue that go into one transaction. */
export function nextBatch<One extends Entry>(queue: readonly One[], limits: BatchLimits): readonly One[] {
  let bytes = 0;
  let length = 0;
  for (const { record } of queue) {
    bytes += weightOf(record);
    if (length > 0 && (length >= limits.batch || bytes > limits.batchBytes)) break;
    length++;
  }
  return queue.slice(0, length);
}

/** Whether what is left is worth another transaction at once: one costs as much as a hundred rows, so that fewer wait. */
export function isBatchLeft(left: number, taken: readonly Entry[], limits: BatchLimits): boolean {
  const wasCutByBytes = taken.length < limits.batch;
  return left >= limits.batch || (left > 0 && wasCutByBytes);
}

/** Roughly how many bytes its row is; only free values vary much. */
function weightOf({ searchText, metadata }: AuditRecord): number {
  const words = searchText?.length ?? 0;
  // Above this much text the words to search by are cut, and metadata may be far larger.
  return 700 + words * 4 + (words < 4000 ? 0 : JSON.stringify(metadata).length);
}

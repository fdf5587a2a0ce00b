import type { AuditRecord } from '../record/audit-record.js';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Whether a request changed something, as far as its record tells. */
export function isMutation({ stage, kind, outcome, method }: AuditRecord): boolean {
  return stage === 'outcome' && kind !== 'read' && outcome === 'success' && !SAFE.has(method ?? '');
}

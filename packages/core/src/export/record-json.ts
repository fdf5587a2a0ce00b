import type { AuditRecord } from '../record/audit-record.js';

/** A record as one line of JSON, all its columns but `searchText`. */
export function recordJson(record: AuditRecord): string {
  const { searchText: _, ...columns } = record;
  return `${JSON.stringify(columns)}\n`;
}

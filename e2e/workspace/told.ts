import type { AuditRecord } from '@auditreel/core';

/** What a record tells, in one line: `Sam Whitlock: task.toggle of task/Proofread: success`. */
export function told(record: AuditRecord): string {
  const actor = record.actorName ?? record.actorType;
  const name = (record.targetName ?? record.targetId)?.replace(/^hash:.*/, 'hashed');
  const target = record.targetType === null ? '' : ` of ${record.targetType}/${name}`;
  const reason = record.reason === null ? '' : ` (${record.reason})`;
  return `${actor}: ${record.action}${target}: ${record.outcome}${reason}`;
}

/** How a record is joined to its recording, and what that says of it. */
export function joined({ sessionTrust, witness }: AuditRecord): string {
  return `${sessionTrust}, ${witness ?? 'no witness'}`;
}

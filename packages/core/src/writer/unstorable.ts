import type { StorageRefusedError } from '../errors.js';
import type { AuditRecord } from '../record/audit-record.js';

const REPLACED = '[unstorable]';

/** The record with every free value replaced: what a database refuses is lost, that it happened is not. */
export function unstorable(record: AuditRecord, error: StorageRefusedError): AuditRecord {
  return {
    ...record,
    actorName: record.actorName === null ? null : REPLACED,
    targetId: record.targetId === null ? null : REPLACED,
    targetName: record.targetName === null ? null : REPLACED,
    targets: record.targets === null ? null : record.targets.map(({ type }) => ({ type })),
    userAgent: record.userAgent === null ? null : REPLACED,
    reason: record.reason === null ? null : REPLACED,
    metadata: { unstorable: error.code },
    searchText: null,
    truncated: ['*'],
  };
}

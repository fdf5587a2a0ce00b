import { v7 as uuidv7 } from 'uuid';
import type { AuditRecord } from '../record/audit-record.js';
import { blankRecord } from '../record/blank-record.js';

/** A plain record for tests, with whatever the test is about. */
export function sampleRecord(changes: Partial<AuditRecord> = {}): AuditRecord {
  const time = changes.time ?? 1_800_000_000_000;
  return {
    ...blankRecord(uuidv7({ msecs: time }), time),
    action: 'order.create',
    kind: 'create',
    outcome: 'success',
    actorType: 'user',
    actorId: 'ann',
    method: 'POST',
    ...changes,
  };
}

import type { AuditRecord } from '@auditreel/core/adapter';
import { aRecord } from './rows.js';

let serial = 0;

/** A record whose id says when it happened, as ids do. */
export function recordAt(ms: number, with_: Partial<AuditRecord> = {}): AuditRecord {
  serial += 1;
  const time = ms.toString(16).padStart(12, '0');
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${serial.toString(16).padStart(12, '0')}`;
  return aRecord(0, { id, time: ms, ...with_ });
}

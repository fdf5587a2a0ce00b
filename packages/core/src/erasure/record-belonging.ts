import type { AuditRecord } from '../record/audit-record.js';
import type { Person } from './person.js';
import { hasActed, isThem, targetsOf } from './who.js';

/**
 * Whether a record is of what the person did: by their id or session; by a name, of a login that failed, which then is
 * all that says so; or nothing but its address is theirs.
 */
export type RecordBelonging = 'by_id' | 'by_name' | 'by_address' | null;

export function belongingOf(record: AuditRecord, person: Person): RecordBelonging {
  if (hasActed(record, person)) return 'by_id';
  if (record.actorType !== 'anonymous' && record.actorType !== 'unknown') return null;
  const claims = targetsOf(record).filter(({ verified }) => verified === false);
  if (claims.some((target) => isThem(target, person))) return 'by_id';
  if (record.sessionId !== null && person.sessions.get(record.sessionId) === 'theirs') return 'by_id';
  if (claims.some(({ name }) => name !== undefined && person.mentions.has(name))) return 'by_name';
  return record.ip !== null && person.addresses.has(record.ip.toLowerCase()) ? 'by_address' : null;
}

import { MENTIONS_ONLY } from '../erasure/erasure-step.js';
import type { Person } from '../erasure/person.js';
import { belongingOf } from '../erasure/record-belonging.js';
import { recordEdit } from '../erasure/record-edit.js';
import { hasActed, isOnBehalf, isThem, targetsOf } from '../erasure/who.js';
import type { AuditRecord } from '../record/audit-record.js';
import type { ExportLine, ExportReason } from './export-line.js';

/** A record's line in a person's export; null: it is not about them. */
export function recordLine(record: AuditRecord, person: Person): ExportLine | null {
  const why = reasonOf(record, person);
  if (why === null) return null;
  const { searchText: _, ...columns } = record;
  const isOwn = why === 'actor' || why === 'session' || why === 'claim';
  return { line: 'record', why, record: isOwn ? columns : { ...columns, ...OTHERS } };
}

/** Where somebody else acted from, and what they are called, is that person's. */
const OTHERS = { actorName: null, ip: null, ipVia: null, userAgent: null };

function reasonOf(record: AuditRecord, person: Person): ExportReason | null {
  if (hasActed(record, person)) return 'actor';
  const belongs = belongingOf(record, person);
  if (belongs === 'by_name') return 'claim';
  if (isOnBehalf(record, person)) return 'on_behalf';
  if (belongs === 'by_id' && record.sessionId !== null && person.sessions.has(record.sessionId))
    return 'session';
  if (targetsOf(record).some((target) => isThem(target, person)))
    return belongs === 'by_id' ? 'claim' : 'target';
  if (belongs === 'by_address') return null;
  return recordEdit(record, person, MENTIONS_ONLY) === null ? null : 'mention';
}

import type { RowEdit } from '../storage/erasure-store.js';
import type { AuditHold } from '../storage/hold-store.js';
import { splitTarget } from '../storage/record-filter.js';
import type { ErasureStep } from './erasure-step.js';
import type { Person } from './person.js';
import { isThem } from './who.js';

/** What of a hold has to go for this person: one that has been released may still name them; null: nothing. */
export function holdEdit(hold: AuditHold, person: Person, { depth }: ErasureStep): RowEdit<'holds'> | null {
  const wanted = {
    reason: person.mentions.erase(hold.reason).slice(0, 512),
    ...(depth === 'all' && person.standIn !== null ? hashed(hold, person, person.standIn) : {}),
  };
  const columns = Object.entries(wanted).filter(([name, value]) => Reflect.get(hold, name) !== value);
  return columns.length === 0 ? null : { id: hold.id, columns: Object.fromEntries(columns) };
}

function hashed(hold: AuditHold, person: Person, standIn: string): Partial<AuditHold> {
  const replaced = (id: string | null): string | null => (id !== null && person.ids.has(id) ? standIn : id);
  return {
    subjectId: subjectOf(hold, person, standIn),
    placedBy: replaced(hold.placedBy),
    releasedBy: replaced(hold.releasedBy),
  };
}

function subjectOf({ subject, subjectId }: AuditHold, person: Person, standIn: string): string {
  if (subject === 'actor') return person.ids.has(subjectId) ? standIn : subjectId;
  const target = splitTarget(subjectId);
  return subject === 'target' && isThem(target, person) ? `${target.type}/${standIn}` : subjectId;
}

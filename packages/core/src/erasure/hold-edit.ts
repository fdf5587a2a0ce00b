import type { RowEdit } from '../storage/erasure-store.js';
import type { AuditHold } from '../storage/hold-store.js';
import { splitTarget } from '../storage/record-filter.js';
import type { ErasureStep } from './erasure-step.js';
import { ERASED } from './mentions.js';
import type { Person } from './person.js';
import { isThem } from './who.js';

/** What of a hold has to go for this person: one that has been released may still name them; null: nothing. */
export function holdEdit(hold: AuditHold, person: Person, { depth }: ErasureStep): RowEdit<'holds'> | null {
  // In force, it has to say what it is on, and why.
  if (hold.releasedAt === null) return null;
  const wanted = {
    reason: person.mentions.erase(hold.reason).slice(0, 512),
    subjectId: subjectOf(hold, person, depth),
    ...(depth === 'all' && person.standIn !== null ? hashed(hold, person.ids, person.standIn) : {}),
  };
  const columns = Object.entries(wanted).filter(([name, value]) => Reflect.get(hold, name) !== value);
  return columns.length === 0 ? null : { id: hold.id, columns: Object.fromEntries(columns) };
}

/** Whether a hold is on the person, be there anything of theirs or not. */
export function isOnThem({ subject, subjectId }: AuditHold, person: Person): boolean {
  if (subject === 'session') return person.sessions.has(subjectId);
  return subject === 'actor' ? person.ids.has(subjectId) : isThem(splitTarget(subjectId), person);
}

function hashed(hold: AuditHold, ids: Person['ids'], standIn: string): Partial<AuditHold> {
  const replaced = (id: string | null): string | null => (id !== null && ids.has(id) ? standIn : id);
  return { placedBy: replaced(hold.placedBy), releasedBy: replaced(hold.releasedBy) };
}

function subjectOf(hold: AuditHold, person: Person, depth: ErasureStep['depth']): string {
  const { subject, subjectId } = hold;
  if (subject === 'session') return subjectId;
  const { standIn, mentions } = person;
  const of = subject === 'actor' ? '' : `${splitTarget(subjectId).type}/`;
  const id = subjectId.slice(of.length);
  if (isOnThem(hold, person)) return depth === 'all' && standIn !== null ? `${of}${standIn}` : subjectId;
  return mentions.has(id) ? `${of}${standIn ?? ERASED}` : subjectId;
}

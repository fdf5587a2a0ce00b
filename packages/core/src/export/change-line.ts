import { changeEdit, isTheirChange } from '../erasure/change-edit.js';
import { eraseJson } from '../erasure/erase-json.js';
import { MENTIONS_ONLY } from '../erasure/erasure-step.js';
import type { Mentions } from '../erasure/mentions.js';
import type { Person } from '../erasure/person.js';
import type { AuditChange, ChangeImage } from '../storage/change-store.js';
import type { ExportLine } from './export-line.js';

/** A change's line in a person's export; null: it is not about them. Of others' rows, only the fields that name them. */
export function changeLine(change: AuditChange, person: Person): ExportLine | null {
  if (isTheirChange(change, person)) return { line: 'change', why: 'theirs', change };
  if (changeEdit(change, person, MENTIONS_ONLY) === null) return null;
  const { before, after } = change;
  const named = (image: ChangeImage | null): ChangeImage | null => fieldsNaming(image, person.mentions);
  return {
    line: 'change',
    why: 'mention',
    change: { ...change, before: named(before), after: named(after) },
  };
}

function fieldsNaming(image: ChangeImage | null, mentions: Mentions): ChangeImage | null {
  if (image === null) return null;
  return Object.fromEntries(
    Object.entries(image).filter(([, value]) => eraseJson(value, mentions) !== value),
  );
}

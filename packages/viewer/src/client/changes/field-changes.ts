import type { AuditChange, ChangeImage } from '@auditreel/core/adapter';
import { type StoredValue, storedValue } from './stored-value.js';

/** What became of one field. Null: there was no row before, or is none after. */
export interface FieldChange {
  readonly name: string;
  readonly before: StoredValue | null;
  readonly after: StoredValue | null;
}

/** The fields of a change, as the newer image orders them. */
export function fieldChanges(change: AuditChange): readonly FieldChange[] {
  const { before, after } = change;
  const names = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  return [...names].map((name) => ({
    name,
    before: valueIn(before, name, change),
    after: valueIn(after, name, change),
  }));
}

function valueIn(image: ChangeImage | null, name: string, change: AuditChange): StoredValue | null {
  if (image === null || !Object.hasOwn(image, name)) return null;
  const value = image[name];
  return value === undefined ? null : storedValue(name, value, change);
}

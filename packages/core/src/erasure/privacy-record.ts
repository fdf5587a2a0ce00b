import type { AuditRecord, JsonValue } from '../record/audit-record.js';
import { ownRecord } from '../retention/own-record.js';
import type { ErasureRooms } from './erasure-rooms.js';
import type { Person } from './person.js';

/** Something done with a person's data at their wish. */
export interface PrivacyAct<Action extends string> {
  readonly action: Action;
  /** The person's id as it stands in the records afterwards. */
  readonly id: string;
  readonly by: string | null;
  readonly metadata: Readonly<Record<string, JsonValue>>;
}

/** The record of such an act: whose data, and how much; never what it was. */
export function privacyRecord<Action extends string>(
  { action, id, by, metadata }: PrivacyAct<Action>,
  { type }: Pick<Person, 'type'>,
  { options, now }: Pick<ErasureRooms, 'options' | 'now'>,
): AuditRecord & { readonly action: Action } {
  const actor = by === null ? {} : { actor: { type: 'user', id: by } as const };
  const input = { action, kind: 'other' as const, target: { type, id }, metadata, ...actor };
  return { ...ownRecord(input, { options, now: now(), parentId: null }), action };
}

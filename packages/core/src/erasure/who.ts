import type { ActorType, AuditRecord, Target } from '../record/audit-record.js';
import type { PersonOptions } from './person-options.js';

/** By what a person is known in columns, whatever they are called. */
export interface Who {
  readonly type: ActorType;
  /** Their id, and what stands for it once it is hashed. */
  readonly ids: ReadonlySet<string>;
  /** Lower-cased target types and models under which such an id is the person. */
  readonly types: ReadonlySet<string>;
  /** Lower-cased models whose rows may belong to the person. */
  readonly models: ReadonlySet<string>;
}

const PERSONS = ['user', 'customer', 'person', 'member', 'account', 'profile'];

export function whoIs({ actor, models = [] }: PersonOptions, standIns: readonly string[]): Who {
  const { id, type = 'user' } = actor;
  const named = [type, ...models].map(lowerCase);
  // Customer 7 need not be user 7: numbers are counted by each table for itself.
  const types = new Set(/^\d+$/.test(id) ? named : [...PERSONS, ...named]);
  return { type, ids: new Set([id, ...standIns]), types, models: new Set([...PERSONS, ...named]) };
}

/** Whether they are the actor. */
export function hasActed(
  { actorType, actorId }: { readonly actorType: ActorType | null; readonly actorId: string | null },
  { type, ids }: Who,
): boolean {
  return actorType === type && actorId !== null && ids.has(actorId);
}

/** Whether it was done in their name by somebody else. */
export function isOnBehalf(
  { onBehalfOfType, onBehalfOfId }: Pick<AuditRecord, 'onBehalfOfType' | 'onBehalfOfId'>,
  who: Who,
): boolean {
  return hasActed({ actorType: onBehalfOfType, actorId: onBehalfOfId }, who);
}

/** Whether a target, or a row by its model and id, is the person. */
export function isThem(
  { type, id }: { readonly type: string | null; readonly id?: string | null },
  { ids, types }: Who,
): boolean {
  return type !== null && id != null && ids.has(id) && types.has(lowerCase(type));
}

/** Whether it is another person: what they are called is theirs, though the name be the same. */
export function isSomebodyElse(
  { type, id }: { readonly type: string | null; readonly id?: string | null },
  { ids, types }: Who,
): boolean {
  return type !== null && id != null && !ids.has(id) && types.has(lowerCase(type));
}

/** All targets of a record, also where only the columns have one. */
export function targetsOf({ targets, targetType, targetId, targetName }: AuditRecord): readonly Target[] {
  if (targets !== null) return targets;
  if (targetType === null) return [];
  return [
    {
      type: targetType,
      ...(targetId === null ? {} : { id: targetId }),
      ...(targetName === null ? {} : { name: targetName }),
    },
  ];
}

/** Whether a field of a row names the person, as `userId` does. */
export function isTheirKey(field: string, value: unknown, { ids, types }: Who): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const name = lowerCase(field).replaceAll('_', '');
  return (
    ids.has(String(value)) && name.endsWith('id') && (types.has(name.slice(0, -2)) || name === 'ownerid')
  );
}

export function lowerCase(text: string): string {
  return text.toLowerCase();
}

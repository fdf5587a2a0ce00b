import type { AuditRecord } from '@auditreel/core/adapter';
import { pathTo } from '../routing/routes.js';
import { ACTOR_TYPES } from '../strings.js';

type ActorFields = Pick<AuditRecord, 'actorType' | 'actorId' | 'actorName'>;

/** The shortest true name of whoever acted. */
export function actorName(record: ActorFields): string {
  return record.actorName ?? record.actorId ?? ACTOR_TYPES[record.actorType];
}

/** The page about whoever acted; null when nobody is known. */
export function actorPath({ actorId }: ActorFields): string | null {
  return actorId === null ? null : pathTo.actor(actorId);
}

type TargetFields = Pick<AuditRecord, 'targetType' | 'targetId' | 'targetName'>;

/** `order 1042`, or null when nothing was acted upon. */
export function targetName(record: TargetFields): string | null {
  if (record.targetType === null) return null;
  const name = record.targetName ?? record.targetId;
  return name === null ? record.targetType : `${record.targetType} ${name}`;
}

/** The page about what was acted upon, or the list of all of its type. */
export function targetPath({ targetType: type, targetId: id }: TargetFields): string | null {
  if (type === null) return null;
  return id === null
    ? pathTo.records(`?${new URLSearchParams({ target: type })}`)
    : pathTo.target({ type, id });
}

import type { AuditRecord } from '@auditreel/core/adapter';
import { ACTOR_TYPES } from '../strings.js';

type ActorFields = Pick<AuditRecord, 'actorType' | 'actorId' | 'actorName'>;

/** The shortest true name of whoever acted. */
export function actorName(record: ActorFields): string {
  return record.actorName ?? record.actorId ?? ACTOR_TYPES[record.actorType];
}

type TargetFields = Pick<AuditRecord, 'targetType' | 'targetId' | 'targetName'>;

/** `order 1042`, or null when nothing was acted upon. */
export function targetName(record: TargetFields): string | null {
  if (record.targetType === null) return null;
  const name = record.targetName ?? record.targetId;
  return name === null ? record.targetType : `${record.targetType} ${name}`;
}

/** The value of the `target` filter. */
export function targetFilter(record: TargetFields): string | null {
  if (record.targetType === null) return null;
  return record.targetId === null ? record.targetType : `${record.targetType}/${record.targetId}`;
}

import type { AuditRecord } from '../record/audit-record.js';
import type { AuditChange } from '../storage/change-store.js';
import type { AuditHold } from '../storage/hold-store.js';
import type { AuditSession } from '../storage/ports.js';
import { splitTarget } from '../storage/record-filter.js';

/** What of a record says whom and what it is about. */
export type HoldableRecord = Pick<
  AuditRecord,
  'actorId' | 'onBehalfOfId' | 'targetType' | 'targetId' | 'targets' | 'sessionId'
>;
export type HoldableChange = Pick<AuditChange, 'actorId' | 'model' | 'targetId'>;
export type HoldableSession = Pick<AuditSession, 'id' | 'previousId' | 'actorId'>;

/** Finds the holds that keep something; where none do, the list is empty. */
export interface HoldsOn {
  /** By its session, by who acted or for whom, by any of its targets. */
  record(record: HoldableRecord): readonly AuditHold[];
  /** By who wrote, and by its row; what its record is held by, holds it too. */
  change(change: HoldableChange): readonly AuditHold[];
  /** By itself, the session before it, and who it is bound to; what its records are held by, holds it too. */
  session(session: HoldableSession): readonly AuditHold[];
}

/**
 * Looks things up among holds that are not released. An actor is held as a target too: under that id others may have
 * acted on them.
 */
export function holdsOn(holds: readonly AuditHold[]): HoldsOn {
  const bySubject = new Map<string, readonly AuditHold[]>();
  for (const hold of holds) {
    const key = keyOf(hold);
    bySubject.set(key, [...(bySubject.get(key) ?? []), hold]);
  }
  const found = (keys: Iterable<string>): readonly AuditHold[] =>
    bySubject.size === 0 ? [] : [...new Set(keys)].flatMap((key) => bySubject.get(key) ?? []);
  return {
    record: (record) => found(subjectsOfRecord(record)),
    change: ({ actorId, model, targetId }) =>
      found([...actors(actorId), ...(targetId === null ? [] : targetKeys(model, targetId))]),
    session: ({ id, previousId, actorId }) =>
      found([...sessions(id), ...sessions(previousId), ...actors(actorId)]),
  };
}

function* subjectsOfRecord(record: HoldableRecord): Iterable<string> {
  yield* sessions(record.sessionId);
  yield* actors(record.actorId);
  yield* actors(record.onBehalfOfId);
  if (record.targetType !== null && record.targetId !== null)
    yield* targetKeys(record.targetType, record.targetId);
  for (const { type, id } of record.targets ?? []) if (id !== undefined) yield* targetKeys(type, id);
}

function keyOf({ subject, subjectId }: AuditHold): string {
  if (subject !== 'target') return `${subject} ${subjectId}`;
  const { type, id = '' } = splitTarget(subjectId);
  return targetKey(type, id);
}

function targetKeys(type: string, id: string): readonly string[] {
  return [targetKey(type, id), ...actors(id)];
}

/** A target `order` and a model `Order` are the same row. */
function targetKey(type: string, id: string): string {
  return `target ${type.toLowerCase()}/${id}`;
}

function sessions(id: string | null): readonly string[] {
  return id === null ? [] : [`session ${id}`];
}

function actors(id: string | null): readonly string[] {
  return id === null ? [] : [`actor ${id}`];
}

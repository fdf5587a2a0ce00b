import type { AuditChange } from '../storage/change-store.js';
import { ADA, BOB, STREET, type Who } from './erasure-people.js';
import type { SceneRecords } from './erasure-records.js';
import { EPOCH, idAt } from './storage-samples.js';

export type SceneChanges = Readonly<
  Record<
    'herself' | 'byHer' | 'inHerRequest' | 'hersByKey' | 'hersLater' | 'naming' | 'bobs' | 'bobsKey' | 'gone',
    AuditChange
  >
>;

/** Changes of her rows, by her, and that name her; and of Bob's. */
export function sceneChanges({ ordered }: Pick<SceneRecords, 'ordered'>): SceneChanges {
  return {
    herself: change({
      model: 'User',
      targetId: ADA.id,
      op: 'create',
      after: { id: 1, name: ADA.name, password: '[redacted]' },
    }),
    byHer: change({ ...written(ADA), targetId: '1', before: { street: null }, after: { street: STREET } }),
    inHerRequest: change({
      recordId: ordered.id,
      targetId: '1',
      before: { street: null },
      after: { street: STREET },
    }),
    hersByKey: change({
      model: 'Profile',
      targetId: 'p-1',
      op: 'create',
      after: { userId: ADA.id, town: 'London' },
    }),
    hersLater: change({
      model: 'Profile',
      targetId: 'p-1',
      before: { town: 'London' },
      after: { town: 'Ockham' },
    }),
    naming: change({
      ...written(BOB),
      targetId: '2',
      before: { note: null, total: 1 },
      after: { note: `For ${ADA.name}`, total: 2 },
    }),
    bobs: change({ model: 'User', targetId: BOB.id, before: { name: 'Robert' }, after: { name: BOB.name } }),
    bobsKey: change({
      model: 'Profile',
      targetId: 'p-2',
      op: 'create',
      after: { userId: BOB.id, town: 'London' },
    }),
    gone: change({ model: 'Order', targetId: null, op: 'truncate' }),
  };
}

function written({ id }: Who): Partial<AuditChange> {
  return { model: 'Order', actorType: 'user', actorId: id };
}

let made = 0;

function change(over: Partial<AuditChange>): AuditChange {
  made++;
  return {
    ...{ id: idAt(EPOCH + made), v: 1, logId: 'main', recordId: null, actorType: null, actorId: null },
    ...{ recordedAt: EPOCH, model: 'Order', targetId: null, op: 'update', before: null, after: null },
    ...{ truncated: null, redacted: null },
    ...over,
  };
}

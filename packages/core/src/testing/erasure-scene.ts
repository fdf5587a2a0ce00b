import type { AuditHold } from '../storage/hold-store.js';
import type { AuditSession, AuditStorage } from '../storage/ports.js';
import { type SceneChanges, sceneChanges } from './erasure-changes.js';
import { ADA, BOB, GRACE, OFFICE, type Who } from './erasure-people.js';
import { type SceneRecords, sceneRecords } from './erasure-records.js';
import { EPOCH, idAt, sampleChunk, sampleMark, sampleSession } from './storage-samples.js';

const SESSIONS = { before: 0, ada: 1, grace: 2, bob: 3, stranger: 4 } as const;
type SessionName = keyof typeof SESSIONS;

export interface ErasureScene {
  readonly records: SceneRecords;
  readonly sessions: Readonly<Record<SessionName, AuditSession>>;
  readonly changes: SceneChanges;
  readonly holds: Readonly<Record<'released' | 'bobs', AuditHold>>;
}

/** A database in which Ada has left her traces in every way that there is. */
export function erasureScene(): ErasureScene {
  const sessions = sessionsOf();
  const records = sceneRecords(sessions);
  return { sessions, records, changes: sceneChanges(records), holds: holdsOf() };
}

/** Stores all of it but the changes, which only triggers write. */
export async function storeScene(
  { records, sessions, holds }: ErasureScene,
  { records: recordStore, sessions: sessionStore, chunks, holds: holdStore }: AuditStorage,
): Promise<void> {
  await recordStore.insert(Object.values(records));
  for (const session of Object.values(sessions)) {
    await sessionStore.create(session);
    const sessionId = session.id;
    for (const seq of [0, 1]) await chunks.put(sampleChunk({ sessionId, seq }), [sampleMark({ sessionId })]);
  }
  for (const { releasedBy, releasedAt, ...hold } of Object.values(holds)) {
    await holdStore?.place({ ...hold, releasedBy: null, releasedAt: null });
    if (releasedAt !== null) await holdStore?.release(hold.id, { releasedBy, releasedAt });
  }
}

function sessionsOf(): ErasureScene['sessions'] {
  const made = (name: SessionName, over: Partial<AuditSession>): AuditSession =>
    sampleSession({ createdAt: EPOCH + SESSIONS[name], ...over });
  const bound = ({ id, name, agent }: Who, ip: string): Partial<AuditSession> => ({
    ...{ actorType: 'user', actorId: id, actorName: name, boundAt: EPOCH, userAgent: agent, ip },
  });
  const before = made('before', { ip: ADA.ip, userAgent: ADA.agent });
  return {
    before,
    ada: made('ada', { ...bound(ADA, ADA.ip), previousId: before.id }),
    grace: made('grace', bound(GRACE, GRACE.ip)),
    bob: made('bob', bound(BOB, OFFICE)),
    stranger: made('stranger', { ip: ADA.ip, userAgent: ADA.agent }),
  };
}

function holdsOf(): ErasureScene['holds'] {
  const hold = { placedBy: GRACE.id, placedAt: EPOCH, releasedBy: null, releasedAt: null };
  return {
    released: {
      ...{ ...hold, id: idAt(EPOCH), subject: 'actor', subjectId: ADA.id, reason: `${ADA.name} against us` },
      ...{ releasedBy: GRACE.id, releasedAt: EPOCH + 1 },
    },
    bobs: { ...hold, id: idAt(EPOCH + 1), subject: 'actor', subjectId: 'u-nobody', reason: 'Bob against us' },
  };
}

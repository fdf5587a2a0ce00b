import type { AuditHold } from '../storage/hold-store.js';
import { isId } from '../storage/is-id.js';
import type {
  IdPage,
  OldChange,
  OldRecord,
  OldSession,
  Removal,
  RemovalTerms,
  Removed,
  RetentionStore,
} from '../storage/retention-store.js';
import type { Model } from './columns.js';
import { providerOf } from './data-model.js';
import type { Database, OwnTransaction } from './database.js';
import { deleteRecording } from './delete-recording.js';
import { passUnlessHeld } from './guard/pass-unless-held.js';
import { AUDIT_CHANGE, AUDIT_HOLD, AUDIT_RECORD, AUDIT_SESSION } from './models.js';
import { releaseAssetsOfAll } from './release-assets.js';
import { bigIntOf, readRow, selectOf } from './rows.js';
import { SchemaMissingError } from './schema-missing-error.js';

/** What is read of a row; all of the first version, but for a session's expiry. */
const RECORD = columns<OldRecord>({
  id: true,
  recordedAt: true,
  stage: true,
  intentId: true,
  action: true,
  actorId: true,
  onBehalfOfId: true,
  targetType: true,
  targetId: true,
  targets: true,
  sessionId: true,
});
const CHANGE = columns<OldChange>({
  id: true,
  recordedAt: true,
  recordId: true,
  actorId: true,
  model: true,
  targetId: true,
});
const SESSION = columns<Omit<OldSession, 'expiredAt'>>({
  id: true,
  previousId: true,
  lastSeenAt: true,
  actorId: true,
  chunks: true,
  bytes: true,
});

export function prismaRetention(database: Database): RetentionStore {
  const find = async <T>(model: Model, args: { readonly where: object; readonly select: object }) => {
    if (!database.has(model)) return [];
    const rows = await database.read(model, (calls) => calls.findMany({ ...args, orderBy: { id: 'asc' } }));
    return rows.map((row) => readRow<T>(model, row));
  };
  const expires = (): boolean => database.names(AUDIT_SESSION).columns.has('expiredAt');
  return {
    isInProcess: () => providerOf(database.client) === 'sqlite',
    records: ({ limit, ...range }) =>
      find<OldRecord>(AUDIT_RECORD, { where: idsIn(range), select: RECORD, ...take(limit) }),
    recordsById: (ids) =>
      find<OldRecord>(AUDIT_RECORD, { where: { id: { in: ids.filter(isId) } }, select: RECORD }),
    recordsOf: async (sessionId, { after, limit }) => {
      if (!isId(sessionId)) return [];
      const where = { sessionId, ...(after !== null && { id: { gt: after } }) };
      return find<OldRecord>(AUDIT_RECORD, { where, select: RECORD, ...take(limit) });
    },
    changes: ({ limit, ...range }) =>
      find<OldChange>(AUDIT_CHANGE, { where: idsIn(range), select: CHANGE, ...take(limit) }),
    changesOf: (recordIds, subjectIds) => {
      const OR = [{ targetId: { in: subjectIds } }, { actorId: { in: subjectIds } }];
      const where = { recordId: { in: recordIds.filter(isId) }, OR };
      return find<OldChange>(AUDIT_CHANGE, { where, select: CHANGE });
    },
    async sessions({ limit, unexpired, ...range }) {
      if (unexpired && !expires()) throw new SchemaMissingError('Model AuditSession has no expiredAt');
      const where = { ...idsIn(range), ...(unexpired && { expiredAt: null }) };
      const select = { ...SESSION, ...(expires() && { expiredAt: true }) };
      return find<OldSession>(AUDIT_SESSION, { where, select, ...take(limit) });
    },
    async holds() {
      if (!database.has(AUDIT_HOLD)) return [];
      const select = selectOf(AUDIT_HOLD, database.names(AUDIT_HOLD));
      return find<AuditHold>(AUDIT_HOLD, { where: { releasedAt: null }, select });
    },
    remove: (removal, terms) => remove(database, removal, terms),
    expire: (id, at) => database.write((tx) => expire(tx, id, at)),
  };
}

function columns<T>(all: Readonly<Record<keyof T, true>>): object {
  return all;
}

function take(limit: number): { readonly take: number } {
  return { take: limit };
}

/** A range of the primary key and nothing else: the planner is left no other index to choose. */
function idsIn({ after, below }: Pick<IdPage, 'after' | 'below'>): object {
  return { id: { lt: below, ...(after !== null && { gt: after }) } };
}

async function remove(
  database: Database,
  removal: Removal,
  { tale, holds }: RemovalTerms,
): Promise<Removed | null> {
  let removed: Removed | null = null;
  const isDone = await passUnlessHeld(database, { reason: 'retention', holds }, async (tx) => {
    removed = await removeIn(database, tx, removal);
    return tale.isStored ? { recordedAs: tale.record.id } : tale.record;
  });
  return isDone ? removed : null;
}

async function removeIn(database: Database, tx: OwnTransaction, removal: Removal): Promise<Removed> {
  if (removal.of === 'recording') {
    const { chunks, bytes } = await deleteRecording(database, tx, removal);
    if (chunks < removal.limit) await expire(tx, removal.sessionId, removal.at);
    return { rows: chunks, bytes };
  }
  if (removal.of === 'sessions') await releaseAssetsOfAll(database, tx, removal.ids);
  const { count } = await tx.calls(MODEL[removal.of]).deleteMany({ where: { id: { in: removal.ids } } });
  return { rows: count, bytes: 0 };
}

async function expire(tx: OwnTransaction, id: string, at: number): Promise<void> {
  const where = { id, expiredAt: null };
  await tx.calls(AUDIT_SESSION).updateMany({ where, data: { expiredAt: bigIntOf(at) } });
}

const MODEL = { records: AUDIT_RECORD, changes: AUDIT_CHANGE, sessions: AUDIT_SESSION } as const;

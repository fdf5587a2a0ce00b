import { boundTo } from '../storage/bound-to.js';
import { isId } from '../storage/is-id.js';
import { pageOf } from '../storage/page-of.js';
import type { AuditSession, SessionQuery, SessionStore, SessionTouch } from '../storage/ports.js';
import type { Database, OwnTransaction } from './database.js';
import { AUDIT_SESSION } from './models.js';
import { bigIntOf, cleanValue, readRow, selectOf, toDatabase } from './rows.js';

export function prismaSessions(database: Database): SessionStore {
  const find = async (args: object): Promise<readonly AuditSession[]> => {
    const select = selectOf(AUDIT_SESSION, database.names(AUDIT_SESSION));
    const rows = await database.read(AUDIT_SESSION, (sessions) => sessions.findMany({ ...args, select }));
    return rows.map((row) => readRow<AuditSession>(AUDIT_SESSION, row));
  };
  const get = async (id: string): Promise<AuditSession | null> =>
    isId(id) ? ((await find({ where: { id }, take: 1 }))[0] ?? null) : null;
  return {
    async create(session) {
      await database.write((tx) => database.insert(tx, AUDIT_SESSION, [session]));
    },
    get,
    async list(query) {
      if (query.cursor !== undefined && !isId(query.cursor)) return { sessions: [], nextCursor: null };
      const found = await find({ where: whereOf(query), orderBy: { id: 'desc' }, take: query.limit + 1 });
      const { rows, nextCursor } = pageOf(found, query.limit);
      return { sessions: rows, nextCursor };
    },
    async following(id) {
      return isId(id) ? find({ where: { previousId: id }, orderBy: { id: 'asc' } }) : [];
    },
    async bind(id, { type, id: actorId, name, tenantId, at }) {
      if (!isId(id)) return null;
      const data = toDatabase(AUDIT_SESSION, {
        actorType: type,
        actorId,
        actorName: name,
        tenantId,
        boundAt: at,
      });
      await database.write((tx) =>
        tx.calls(AUDIT_SESSION).updateMany({ where: { id, boundAt: null }, data }),
      );
      return boundTo(await get(id));
    },
    async touch(id, by) {
      if (isId(id)) await database.write((tx) => touch(tx, id, by));
    },
    async end(id, reason, at) {
      if (!isId(id)) return;
      const data = toDatabase(AUDIT_SESSION, { endedAt: at, endReason: reason });
      await database.write((tx) =>
        tx.calls(AUDIT_SESSION).updateMany({ where: { id, endedAt: null }, data }),
      );
    },
  };
}

function whereOf({ actor, tenant, cursor }: SessionQuery): object {
  return {
    ...(actor === undefined ? {} : { actorId: cleanValue(actor) }),
    ...(tenant === undefined ? {} : { tenantId: cleanValue(tenant) }),
    ...(cursor === undefined ? {} : { id: { lt: cursor } }),
  };
}

/** Conditional updates, never read and write back: two uploads of one session may arrive at once. */
async function touch(
  tx: OwnTransaction,
  id: string,
  { at, chunks, bytes, clock }: SessionTouch,
): Promise<void> {
  const sessions = tx.calls(AUDIT_SESSION);
  const weight = { chunks: { increment: chunks }, bytes: { increment: bytes } };
  const seen = bigIntOf(at);
  const moved = await sessions.updateMany({
    where: { id, lastSeenAt: { lt: seen } },
    data: { ...weight, lastSeenAt: seen },
  });
  if (moved.count === 0) await sessions.updateMany({ where: { id }, data: weight });
  if (clock === undefined) return;
  const error = bigIntOf(clock.errorMs);
  await sessions.updateMany({
    where: { id, OR: [{ clockErrorMs: null }, { clockErrorMs: { gt: error } }] },
    data: { clockOffsetMs: bigIntOf(clock.offsetMs), clockErrorMs: error },
  });
}

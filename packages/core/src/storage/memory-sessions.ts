import { boundTo } from './bound-to.js';
import { type MemoryRows, memoryRows } from './memory-rows.js';
import { pageOf } from './page-of.js';
import type { AuditSession, SessionQuery, SessionStore, SessionTouch } from './ports.js';

export function memorySessions(rows: MemoryRows<AuditSession> = memoryRows()): SessionStore {
  const change = (id: string, to: (session: AuditSession) => AuditSession): void => {
    const session = rows.get(id);
    if (session !== undefined) rows.set(to(session));
  };
  return {
    async create(session) {
      if (rows.get(session.id) === undefined) rows.set({ ...session });
    },
    get: async (id) => rows.get(id) ?? null,
    async list(query) {
      const found = rows.inOrder().filter(matches(query)).reverse();
      const page = pageOf(found, query.limit);
      return { sessions: page.rows, nextCursor: page.nextCursor };
    },
    async following(id) {
      return rows.inOrder().filter(({ previousId }) => previousId === id);
    },
    async bind(id, actor) {
      change(id, (session) => (session.boundAt === null ? bound(session, actor) : session));
      return boundTo(rows.get(id));
    },
    touch: async (id, by) => change(id, (session) => touched(session, by)),
    async end(id, reason, at) {
      change(id, (session) =>
        session.endedAt === null ? { ...session, endedAt: at, endReason: reason } : session,
      );
    },
  };
}

function matches({ actor, tenant, cursor }: SessionQuery): (session: AuditSession) => boolean {
  return ({ id, actorId, tenantId }) =>
    (cursor === undefined || id < cursor) &&
    (actor === undefined || actorId === actor) &&
    (tenant === undefined || tenantId === tenant);
}

type Binding = Parameters<SessionStore['bind']>[1];

function bound(session: AuditSession, { type, id, name, tenantId, at }: Binding): AuditSession {
  return { ...session, actorType: type, actorId: id, actorName: name, tenantId, boundAt: at };
}

function touched(session: AuditSession, { at, chunks, bytes, clock }: SessionTouch): AuditSession {
  const better =
    clock !== undefined && (session.clockErrorMs === null || clock.errorMs < session.clockErrorMs);
  return {
    ...session,
    lastSeenAt: Math.max(session.lastSeenAt, at),
    chunks: session.chunks + chunks,
    bytes: session.bytes + bytes,
    ...(better ? { clockOffsetMs: clock.offsetMs, clockErrorMs: clock.errorMs } : {}),
  };
}

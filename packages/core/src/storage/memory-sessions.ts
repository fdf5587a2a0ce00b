import { boundTo } from './bound-to.js';
import { pageOf } from './page-of.js';
import type { AuditSession, SessionQuery, SessionStore, SessionTouch } from './ports.js';

export function memorySessions(): SessionStore {
  const byId = new Map<string, AuditSession>();
  const change = (id: string, to: (session: AuditSession) => AuditSession): void => {
    const session = byId.get(id);
    if (session !== undefined) byId.set(id, to(session));
  };
  return {
    async create(session) {
      if (!byId.has(session.id)) byId.set(session.id, { ...session });
    },
    get: async (id) => byId.get(id) ?? null,
    async list(query) {
      const found = [...byId.values()].filter(matches(query)).sort(bySessionId).reverse();
      const { rows, nextCursor } = pageOf(found, query.limit);
      return { sessions: rows, nextCursor };
    },
    async following(id) {
      return [...byId.values()].filter(({ previousId }) => previousId === id).sort(bySessionId);
    },
    async bind(id, actor) {
      change(id, (session) => (session.boundAt === null ? bound(session, actor) : session));
      return boundTo(byId.get(id));
    },
    touch: async (id, by) => change(id, (session) => touched(session, by)),
    async end(id, reason, at) {
      change(id, (session) =>
        session.endedAt === null ? { ...session, endedAt: at, endReason: reason } : session,
      );
    },
  };
}

function bySessionId(a: AuditSession, b: AuditSession): number {
  return a.id < b.id ? -1 : 1;
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

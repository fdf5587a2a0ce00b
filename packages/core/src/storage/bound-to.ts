import type { AuditSession, SessionStore } from './ports.js';

/** Who a session is bound to, in the form that `bind` answers. */
export function boundTo(
  session: Pick<AuditSession, 'actorType' | 'actorId' | 'boundAt'> | null | undefined,
): Awaited<ReturnType<SessionStore['bind']>> {
  if (session?.actorType == null || session.actorId === null || session.boundAt === null) return null;
  return { type: session.actorType, id: session.actorId };
}

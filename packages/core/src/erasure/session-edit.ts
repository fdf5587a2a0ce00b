import type { RowEdit } from '../storage/erasure-store.js';
import type { AuditSession } from '../storage/ports.js';
import type { ErasureStep } from './erasure-step.js';
import type { Person } from './person.js';
import { hasActed } from './who.js';

/** What of a session's row has to go for this person; null: nothing. */
export function sessionEdit(
  session: AuditSession,
  person: Person,
  { depth, stamp }: ErasureStep,
): RowEdit<'sessions'> | null {
  const wanted = {
    ...session,
    userAgent: session.userAgent && person.mentions.eraseWithin(session.userAgent).slice(0, 512),
    ...erasedColumns(session, person, { depth, stamp }),
    tenantId: tenantOf(session, person, depth),
  };
  const columns = Object.entries(wanted).filter(([name, value]) => Reflect.get(session, name) !== value);
  return columns.length === 0 ? null : { id: session.id, columns: Object.fromEntries(columns) };
}

function erasedColumns(
  session: AuditSession,
  person: Person,
  { depth, stamp }: ErasureStep,
): Partial<AuditSession> {
  const of = person.sessions.get(session.id);
  const erasedAt = session.erasedAt ?? stamp.at;
  if (of === undefined) return isAtTheirAddress(session, person) ? { ip: null, userAgent: null } : {};
  if (depth === 'mentions') return {};
  // Somebody else's session: what is theirs stays, but for the recording.
  if (of === 'others') return { erasedAt };
  const actorId = hasActed(session, person) ? (person.standIn ?? session.actorId) : session.actorId;
  return { erasedAt, actorId, actorName: null, ip: null, userAgent: null };
}

function tenantOf(
  { tenantId }: AuditSession,
  { ids, standIn }: Person,
  depth: ErasureStep['depth'],
): string | null {
  return depth === 'all' && standIn !== null && tenantId !== null && ids.has(tenantId) ? standIn : tenantId;
}

function isAtTheirAddress({ actorId, ip }: AuditSession, { addresses }: Person): boolean {
  return actorId === null && ip !== null && addresses.has(ip.toLowerCase());
}

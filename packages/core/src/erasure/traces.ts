import type { AuditRecord } from '../record/audit-record.js';
import type { AuditChange } from '../storage/change-store.js';
import type { AuditSession } from '../storage/ports.js';
import { identifies } from './identifies.js';
import { ERASED } from './mentions.js';
import { isNameField } from './name-fields.js';
import { rowKey, type SessionOf } from './person.js';
import { hasActed, isOnBehalf, isTheirKey, isThem, lowerCase, targetsOf, type Who } from './who.js';

/** What the tables tell of a person. */
export interface Traces {
  /** Under which of their ids they stand there. */
  readonly ids: Set<string>;
  readonly names: Set<string>;
  readonly addresses: Set<string>;
  readonly sessions: Map<string, SessionOf>;
  readonly rows: Set<string>;
  /** Ids of the records of what they did, or others did in their name. */
  readonly records: Set<string>;
}

/** Addresses of the machine itself are nobody's. */
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

export function noteRecord(record: AuditRecord, who: Who, traces: Traces): void {
  const isTrusted = record.sessionTrust === 'bound' || record.sessionTrust === 'signed';
  const sessionId = isTrusted ? record.sessionId : null;
  for (const target of targetsOf(record)) if (isThem(target, who)) noteName(target.name, traces);
  if (isOnBehalf(record, who)) {
    traces.records.add(record.id);
    noteSession(sessionId, 'others', traces);
  }
  if (!hasActed(record, who)) return;
  traces.records.add(record.id);
  noteId(record.actorId, traces);
  noteName(record.actorName, traces);
  noteAddress(record.ip, traces);
  noteSession(sessionId, 'theirs', traces);
}

export function noteSessionRow(session: AuditSession, who: Who, traces: Traces): void {
  if (hasActed(session, who)) {
    noteId(session.actorId, traces);
    noteName(session.actorName, traces);
    noteAddress(session.ip, traces);
    noteSession(session.id, 'theirs', traces);
  } else if (session.actorId !== null && traces.sessions.get(session.id) === 'theirs') {
    // A token says which session a request claims; the row says whose it is.
    traces.sessions.delete(session.id);
  }
}

export function noteChange({ model, targetId, before, after }: AuditChange, who: Who, traces: Traces): void {
  const fields = [before, after].flatMap((image) => Object.entries(image ?? {}));
  if (isThem({ type: model, id: targetId }, who)) {
    for (const [field, value] of fields) {
      if (isNameField(field) && typeof value === 'string') noteName(value, traces);
    }
  }
  const isOfModel = who.models.has(lowerCase(model));
  if (isOfModel && fields.some(([field, value]) => isTheirKey(field, value, who))) {
    traces.rows.add(rowKey(model, targetId));
  }
}

/** An extension, a house or somebody's order. */
const SHORT_NUMBER = /^\P{L}{0,6}$/u;

function noteName(name: string | null | undefined, { names }: Traces): void {
  if (name == null || !identifies(name) || SHORT_NUMBER.test(name.trim())) return;
  if (/^\[.*\]$/.test(name) || name === ERASED) return;
  names.add(name);
}

function noteAddress(ip: string | null, { addresses }: Traces): void {
  if (ip !== null && !LOOPBACK.test(ip)) addresses.add(ip.toLowerCase());
}

function noteId(id: string | null, { ids }: Traces): void {
  if (id !== null) ids.add(id);
}

function noteSession(id: string | null, of: SessionOf, { sessions }: Traces): void {
  if (id !== null && sessions.get(id) !== 'theirs') sessions.set(id, of);
}

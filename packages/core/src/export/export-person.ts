import type { ErasureRooms } from '../erasure/erasure-rooms.js';
import { findPerson } from '../erasure/find-person.js';
import type { Person } from '../erasure/person.js';
import { checkPerson } from '../erasure/person-options.js';
import { privacyRecord } from '../erasure/privacy-record.js';
import { walk } from '../erasure/walk.js';
import type { AuditSession } from '../storage/ports.js';
import { changeLine } from './change-line.js';
import type { ExportLine } from './export-line.js';
import type { ExportOptions } from './export-options.js';
import { recordLine } from './record-line.js';

/** All that is stored about a person, a page at a time; that it was asked for is recorded before the first line. */
export async function* exportPerson(options: ExportOptions, rooms: ErasureRooms): AsyncGenerator<ExportLine> {
  checkPerson(options);
  const { store, now } = rooms;
  const { type = 'user', id } = options.actor;
  const act = { action: 'audit.export', id, by: options.by ?? null, metadata: {} };
  await rooms.options.storage.records.insert([privacyRecord(act, { type }, rooms)]);
  const person = await findPerson({ ...options, hashId: false }, rooms);
  yield { line: 'export', v: 1, at: now(), actor: { type, id } };
  const counts = { records: 0, sessions: 0, changes: 0 };
  for await (const page of walk(store, 'records')) {
    for (const row of page) yield* counted(recordLine(row, person), () => counts.records++);
  }
  for await (const page of walk(store, 'sessions')) {
    for (const row of page) yield* counted(await sessionLine(row, person, rooms), () => counts.sessions++);
  }
  for await (const page of walk(store, 'changes')) {
    for (const row of page) yield* counted(changeLine(row, person), () => counts.changes++);
  }
  yield { line: 'end', ...counts };
}

function* counted(line: ExportLine | null, count: () => void): Iterable<ExportLine> {
  if (line === null) return;
  count();
  yield line;
}

async function sessionLine(
  session: AuditSession,
  { sessions }: Person,
  { options: { recordings } }: ErasureRooms,
): Promise<ExportLine | null> {
  const of = sessions.get(session.id);
  if (of === undefined) return null;
  const chunks = await recordings.list(session.id);
  if (of === 'theirs') return { line: 'session', why: 'theirs', session, chunks };
  return { line: 'session', why: 'shows_them', session: { ...session, ...OTHERS }, chunks };
}

/** Where somebody else acted from, and what they are called, is that person's. */
const OTHERS = { actorName: null, ip: null, userAgent: null };

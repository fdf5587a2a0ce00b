import { OptionsError } from '../errors.js';
import type { ErasureTale } from '../storage/erasure-store.js';
import type { EraseOptions, EraseReport } from './erase-options.js';
import { eraseTables } from './erase-tables.js';
import type { ErasureRooms } from './erasure-rooms.js';
import { findPerson } from './find-person.js';
import { ErasureHeldError } from './held-error.js';
import type { Person } from './person.js';
import { checkPerson } from './person-options.js';
import { privacyRecord } from './privacy-record.js';
import { type Survey, survey } from './survey.js';

/**
 * Takes a person out of all tables, in small transactions. A run that was cut short is finished by the next: what says
 * who they are goes last.
 */
export async function erase(options: EraseOptions, rooms: ErasureRooms): Promise<EraseReport> {
  checkPerson(options);
  const person = await findPerson(options, rooms);
  const surveyed = await survey(person, rooms);
  const { counts, holds } = surveyed;
  const report = { ...counts, holds, actorId: person.standIn ?? options.actor.id, isCompacted: true };
  if (options.dryRun) return { ...report, recordId: null };
  if (holds.length > 0) throw new ErasureHeldError(holds, 'untouched');
  if (counts.chunks > 0 && rooms.options.recordings.deleteSession === undefined) throw cannotDelete();
  const tale = surveyed.isNothing ? null : taleOf(options, { person, surveyed, rooms });
  if (tale !== null) await eraseTables(person, { tale, rooms, known: surveyed.known });
  const isCompacted = await rooms.store.compact({ vacuum: options.vacuum ?? false });
  return { ...report, recordId: tale?.id ?? null, isCompacted };
}

interface Surveyed {
  readonly person: Person;
  readonly surveyed: Survey;
  readonly rooms: ErasureRooms;
}

function taleOf(options: EraseOptions, { person, surveyed, rooms }: Surveyed): ErasureTale {
  const reason = options.reason === undefined ? {} : { reason: person.mentions.erase(options.reason) };
  const metadata = { ...surveyed.counts, isIdHashed: person.standIn !== null, ...reason };
  const id = person.standIn ?? options.actor.id;
  return privacyRecord({ action: 'privacy.redact', id, by: byOf(options, person), metadata }, person, rooms);
}

/** Somebody may have it done for themselves. */
function byOf({ by }: EraseOptions, { ids, standIn }: Person): string | null {
  if (by === undefined) return null;
  return ids.has(by) ? (standIn ?? by) : by;
}

function cannotDelete(): OptionsError {
  return new OptionsError(
    'recordings',
    'createAudit({ recordings }) cannot delete: give it deleteSession(sessionId, limit), as the ChunkStore port says.',
  );
}

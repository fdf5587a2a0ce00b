import { isIP } from 'node:net';
import type { Keys } from '../session/keys.js';
import type { ErasureStore } from '../storage/erasure-store.js';
import type { EraseOptions } from './erase-options.js';
import type { ErasureRooms } from './erasure-rooms.js';
import { hashesOf, standInsOf } from './hashes-of.js';
import { type KnownBy, mentionsOf } from './mentions.js';
import type { Person } from './person.js';
import type { PersonOptions } from './person-options.js';
import { belongingOf } from './record-belonging.js';
import { noteChange, noteRecord, noteSessionRow, type Traces } from './traces.js';
import { addUnboundNeighbours } from './unbound-neighbours.js';
import { walk } from './walk.js';
import { type Who, whoIs } from './who.js';

/** Reads all that the tables tell of a person: their names, addresses, sessions and rows. */
export async function findPerson(
  person: PersonOptions & Pick<EraseOptions, 'hashId'>,
  { options: { storage, keys }, store }: ErasureRooms,
): Promise<Person> {
  const standIns = standInsOf(person.actor.id, keys);
  const who = whoIs(person, standIns);
  const traces = await tracesOf(who, store);
  for (const id of person.sessions ?? []) if (!traces.sessions.has(id)) traces.sessions.set(id, 'others');
  for (const one of person.identifiers ?? []) if (isIP(one) !== 0) traces.addresses.add(one.toLowerCase());
  await addUnboundNeighbours(traces.sessions, storage.sessions);
  const names = [...(person.identifiers ?? []), ...traces.names];
  // An earlier run may have taken the names, and been cut short.
  const hasBegun = standIns.some((standIn) => traces.ids.has(standIn));
  const isHashed = person.hashId ?? (hasBegun || saysWho(person.actor.id, names));
  const { addresses, sessions, rows, records } = traces;
  const found: Person = {
    ...{ ...who, addresses, sessions, rows, records },
    standIn: isHashed ? (standIns[0] ?? null) : null,
    mentions: mentionsOf({
      ...wordsAndValues(person, { names, isHashed, keys }),
      addresses,
    }),
  };
  for await (const page of walk(store, 'records'))
    for (const row of page) if (belongingOf(row, found) === 'by_id') records.add(row.id);
  return found;
}

async function tracesOf(who: Who, store: ErasureStore): Promise<Traces> {
  const traces: Traces = {
    ids: new Set(),
    names: new Set(),
    addresses: new Set(),
    sessions: new Map(),
    rows: new Set(),
    records: new Set(),
  };
  for await (const page of walk(store, 'records')) for (const row of page) noteRecord(row, who, traces);
  // After the records: by a session's row it is known whose it is.
  for await (const page of walk(store, 'sessions')) for (const row of page) noteSessionRow(row, who, traces);
  for await (const page of walk(store, 'changes')) for (const row of page) noteChange(row, who, traces);
  return traces;
}

function saysWho(id: string, names: readonly string[]): boolean {
  return id.includes('@') || names.some((name) => name.trim().toLowerCase() === id.toLowerCase());
}

interface Found {
  readonly names: readonly string[];
  readonly isHashed: boolean;
  readonly keys: Keys;
}

function wordsAndValues(
  { actor, identifiers = [] }: PersonOptions,
  { names, isHashed, keys }: Found,
): Pick<KnownBy, 'words' | 'values'> {
  const id = isHashed && actor.id.length > 2 && !/^\d+$/.test(actor.id) ? [actor.id] : [];
  const claimed = names
    .flatMap((name) => hashesOf(name.trim().toLowerCase(), keys))
    .map((hash) => `hash:${hash}`);
  const words = new Set([...identifiers, ...id, ...claimed, ...names.filter(isTelling)]);
  return { words, values: new Set(names.filter((name) => !words.has(name))) };
}

/** A single word of letters may be a name and a word; two words, digits or an `@` are no accident. */
function isTelling(name: string): boolean {
  return /[^\p{L}\p{M}]/u.test(name.trim());
}

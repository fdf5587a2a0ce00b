import { activeHolds } from '../retention/active-holds.js';
import type { ErasureTale, PersonalTable, RowEdit } from '../storage/erasure-store.js';
import { EDITS } from './edits.js';
import type { ErasureRooms } from './erasure-rooms.js';
import type { ErasureStep } from './erasure-step.js';
import { ErasureHeldError } from './held-error.js';
import type { Person } from './person.js';
import { survey } from './survey.js';
import { walk } from './walk.js';

/** One erasure under way. */
export interface ErasureRun {
  readonly tale: ErasureTale;
  readonly rooms: ErasureRooms;
  /** The ids of the holds that were looked at. */
  known: ReadonlySet<string>;
}

const TABLES: readonly PersonalTable[] = ['changes', 'records', 'holds'];

/** First what only their names find, then what says who they are. */
export async function eraseTables(person: Person, run: ErasureRun): Promise<void> {
  const stamp = { at: run.tale.time, by: run.tale.actorId, recordId: run.tale.id };
  const mentions: ErasureStep = { depth: 'mentions', stamp };
  const all: ErasureStep = { depth: 'all', stamp };
  for (const table of ['sessions', ...TABLES] as const)
    await eraseTable(table, { person, step: mentions, run });
  // First the sessions say that they are erased, so that nothing more of them is taken in; then their recordings go.
  await eraseTable('sessions', { person, step: all, run });
  for (const id of person.sessions.keys()) await deleteRecording(id, { person, run });
  for (const table of TABLES) await eraseTable(table, { person, step: all, run });
}

interface TableStep {
  readonly person: Person;
  readonly step: ErasureStep;
  readonly run: ErasureRun;
}

async function eraseTable<Table extends PersonalTable>(
  table: Table,
  { person, step, run }: TableStep,
): Promise<void> {
  for await (const page of walk(run.rooms.store, table)) {
    const edits = page.map((row) => EDITS[table](row, person, step)).filter((edit) => edit !== null);
    if (edits.length > 0) await writeEdits(table, edits, { person, run });
  }
}

async function writeEdits<Table extends PersonalTable>(
  table: Table,
  edits: readonly RowEdit<Table>[],
  { person, run }: Pick<TableStep, 'person' | 'run'>,
): Promise<void> {
  const { tale, known: holds } = run;
  if (await run.rooms.store.write({ table, edits, tale, holds })) return;
  await lookAgain(person, run);
  await writeEdits(table, edits, { person, run });
}

/** Somebody placed a hold meanwhile: it may be about somebody else. */
async function lookAgain(person: Person, run: ErasureRun): Promise<void> {
  const { holds, known } = await survey(person, run.rooms);
  if (holds.length > 0) throw new ErasureHeldError(holds, 'begun');
  run.known = known;
}

/** Their chunks are not the guard's, and may lie in another store: what is held is asked for before each batch. */
async function deleteRecording(
  id: string,
  { person, run }: Pick<TableStep, 'person' | 'run'>,
): Promise<void> {
  const { recordings, storage } = run.rooms.options;
  for (;;) {
    const active = await activeHolds(storage);
    if (active.some((hold) => !run.known.has(hold.id))) await lookAgain(person, run);
    const deleted = await recordings.deleteSession?.(id, CHUNKS);
    if (deleted === undefined || deleted.chunks < CHUNKS) break;
  }
  // Where their chunks lie in the same storage, this went with the last of them.
  if (recordings !== storage.chunks) await storage.assets?.release(id);
}

const CHUNKS = 50;

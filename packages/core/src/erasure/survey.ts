import { activeHolds } from '../retention/active-holds.js';
import { type HoldsOn, holdsOn } from '../retention/holds-on.js';
import type { AuditHold } from '../storage/hold-store.js';
import { EDITS } from './edits.js';
import type { ErasureRooms } from './erasure-rooms.js';
import type { ErasureStep } from './erasure-step.js';
import { isOnThem } from './hold-edit.js';
import type { Person } from './person.js';
import { walk } from './walk.js';

/** What there is to erase, and what keeps it. */
export interface Survey {
  readonly counts: SurveyCounts;
  readonly holds: readonly AuditHold[];
  readonly isNothing: boolean;
  /** The ids of all holds that were looked at. */
  readonly known: ReadonlySet<string>;
}

export interface SurveyCounts {
  readonly records: number;
  readonly changes: number;
  readonly sessions: number;
  readonly chunks: number;
}

interface Findings {
  readonly counts: { -readonly [Name in keyof SurveyCounts]: number };
  readonly found: Set<AuditHold>;
  readonly on: HoldsOn;
  readonly areHolds: boolean;
  readonly step: ErasureStep;
}

/** Looks at every row, and changes none. */
export async function survey(person: Person, rooms: ErasureRooms): Promise<Survey> {
  const active = await activeHolds(rooms.options.storage);
  const findings: Findings = {
    counts: { records: 0, changes: 0, sessions: 0, chunks: 0 },
    found: new Set(active.filter((hold) => isOnThem(hold, person))),
    on: holdsOn(active),
    areHolds: active.length > 0,
    step: { depth: 'all', stamp: { at: rooms.now(), by: null, recordId: '' } },
  };
  await surveyRecords(person, rooms, findings);
  await surveyChanges(person, rooms, findings);
  await surveySessions(person, rooms, findings);
  const { counts, found } = findings;
  const isNothing =
    Object.values(counts).every((count) => count === 0) && !(await areHoldsNaming(person, rooms, findings));
  return { counts, holds: [...found], isNothing, known: new Set(active.map(({ id }) => id)) };
}

/** What a record is held by, holds the recording in which it happened. */
async function surveyRecords(person: Person, { store }: ErasureRooms, findings: Findings): Promise<void> {
  for await (const page of walk(store, 'records')) {
    for (const row of page) {
      const isErased = EDITS.records(row, person, findings.step) !== null;
      const isShown = row.sessionId !== null && person.sessions.has(row.sessionId);
      if (isErased) findings.counts.records++;
      if (isErased || isShown) for (const hold of findings.on.record(row)) findings.found.add(hold);
    }
  }
}

async function surveyChanges(
  person: Person,
  { store, options: { storage } }: ErasureRooms,
  findings: Findings,
): Promise<void> {
  for await (const page of walk(store, 'changes')) {
    for (const row of page) {
      if (EDITS.changes(row, person, findings.step) === null) continue;
      findings.counts.changes++;
      if (!findings.areHolds) continue;
      const record = row.recordId === null ? null : await storage.records.get(row.recordId);
      const holds = [...findings.on.change(row), ...(record === null ? [] : findings.on.record(record))];
      for (const hold of holds) findings.found.add(hold);
    }
  }
}

async function surveySessions(
  person: Person,
  { store, options: { recordings } }: ErasureRooms,
  findings: Findings,
): Promise<void> {
  for await (const page of walk(store, 'sessions')) {
    for (const row of page) {
      const isErased = EDITS.sessions(row, person, findings.step) !== null;
      if (isErased) findings.counts.sessions++;
      if (isErased || person.sessions.has(row.id)) {
        for (const hold of findings.on.session(row)) findings.found.add(hold);
      }
    }
  }
  for (const id of person.sessions.keys()) findings.counts.chunks += (await recordings.list(id)).length;
}

async function areHoldsNaming(person: Person, { store }: ErasureRooms, { step }: Findings): Promise<boolean> {
  for await (const page of walk(store, 'holds')) {
    if (page.some((row) => EDITS.holds(row, person, step) !== null)) return true;
  }
  return false;
}

import { expect } from 'vitest';
import type { AuditRecord, Erasure } from '../record/audit-record.js';
import type { ErasureStore, PersonalRows, PersonalTable } from '../storage/erasure-store.js';
import type { AuditStorage } from '../storage/ports.js';
import { erasedChanges, erasedHolds, erasedRecords, erasedSessions } from './erased-scene.js';
import { ADA } from './erasure-people.js';
import type { ErasureScene } from './erasure-scene.js';

/** All rows of all tables, by id, as comparable values. */
export type AllRows = { readonly [Table in PersonalTable]: readonly PersonalRows[Table][] };

export function erasureOf({ erasure }: AuditStorage): ErasureStore {
  if (erasure === undefined) throw new Error('The storage has no erasure');
  return erasure;
}

/** Every row there is; the moments at which they were stored differ from run to run. */
export async function allRows(storage: AuditStorage): Promise<AllRows> {
  const store = erasureOf(storage);
  const [records, changes, sessions, holds] = await Promise.all([
    store.page('records', { limit: 1000 }),
    store.page('changes', { limit: 1000 }),
    store.page('sessions', { limit: 1000 }),
    store.page('holds', { limit: 1000 }),
  ]);
  return { records: records.map(unstamped), changes: changes.map(sorted), sessions, holds };
}

/** Holds every table against what it has to be once Ada is erased. */
export async function expectErased(
  storage: AuditStorage,
  scene: ErasureScene,
  { stamp, hasChanges }: { readonly stamp: Omit<Erasure, 'fields'>; readonly hasChanges: boolean },
): Promise<void> {
  const rows = await allRows(storage);
  const told = rows.records.filter(({ action }) => action === 'privacy.redact');
  expect(told).toMatchObject([
    { id: stamp.recordId, targetType: 'user', targetId: ADA.id, outcome: 'success' },
  ]);
  expect(rows.records.filter(({ action }) => action !== 'privacy.redact')).toEqual(
    inOrder(erasedRecords(scene, stamp)).map(unstamped),
  );
  expect(rows.sessions).toEqual(inOrder(erasedSessions(scene, stamp)));
  expect(rows.holds).toEqual(inOrder(erasedHolds(scene)));
  if (hasChanges) expect(rows.changes).toEqual(inOrder(erasedChanges(scene, stamp)).map(sorted));
  const { ada, before, grace, bob, stranger } = scene.sessions;
  for (const [{ id }, left] of [
    [ada, 0],
    [before, 0],
    [grace, 0],
    [bob, 2],
    [stranger, 2],
  ] as const) {
    expect([(await storage.chunks.list(id)).length, (await storage.chunks.marks(id)).length]).toEqual([
      left,
      left,
    ]);
  }
}

function inOrder<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Which fields were erased, whatever their order. */
function sorted<Row extends { readonly redacted: Erasure | null }>(row: Row): Row {
  return { ...row, redacted: row.redacted && { ...row.redacted, fields: [...row.redacted.fields].sort() } };
}

/** A database may give the fields of metadata in another order, and with it the words of the search. */
function unstamped(row: AuditRecord): AuditRecord {
  const searchText = row.searchText?.split(/\s+/).sort().join(' ') ?? null;
  return { ...sorted(row), searchText, recordedAt: null };
}

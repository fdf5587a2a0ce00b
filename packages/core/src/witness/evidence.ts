import type { AuditMark, ChunkStore, RecordLinks, RecordStore } from '../storage/ports.js';

/** What the storage knows about some requests, by their ids. */
export interface Evidence {
  readonly marks: ReadonlyMap<string, readonly AuditMark[]>;
  /** In id order; of a request that was repeated without end, only the first. */
  readonly records: ReadonlyMap<string, readonly RecordLinks[]>;
}

interface Sources {
  readonly storage: { readonly records: Pick<RecordStore, 'byRequest'> };
  readonly recordings: Pick<ChunkStore, 'marksOf'>;
}

/** More records than honest requests have, and few enough to be read at once. */
const LIMIT = 2000;
const PAGE = 500;

/** Marks of these requests, and the records of those that have one: without a mark the others say nothing. */
export async function gatherEvidence(
  requestIds: readonly string[],
  { storage, recordings }: Sources,
): Promise<Evidence> {
  const marks = byRequestId(await inPages(requestIds, recordings.marksOf));
  const marked = requestIds.filter((id) => marks.has(id));
  const records = await inPages(marked, (page) => recordsOf(page, storage.records));
  return { marks, records: byRequestId(records) };
}

/** As many ids as the storage takes at once. */
async function inPages<T>(
  requestIds: readonly string[],
  ask: (page: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let at = 0; at < requestIds.length; at += PAGE) {
    for (const one of await ask(requestIds.slice(at, at + PAGE))) found.push(one);
  }
  return found;
}

/** A request id is the client's word: one that stands on a million records must not hide those of the others. */
async function recordsOf(
  requestIds: readonly string[],
  records: Pick<RecordStore, 'byRequest'>,
): Promise<readonly RecordLinks[]> {
  const found = await records.byRequest(requestIds, LIMIT);
  if (found.length < LIMIT || requestIds.length === 1) return found;
  const middle = Math.ceil(requestIds.length / 2);
  const first = await recordsOf(requestIds.slice(0, middle), records);
  return [...first, ...(await recordsOf(requestIds.slice(middle), records))];
}

/** The ids of these records' requests. */
export function requestIdsOf(records: readonly RecordLinks[]): readonly string[] {
  const ids = records.flatMap(({ requestId }) => requestId ?? []);
  return [...new Set(ids)];
}

/** The part of the evidence that is about one record. */
export function evidenceOf(
  { requestId }: RecordLinks,
  { marks, records }: Evidence,
): { readonly marks: readonly AuditMark[]; readonly siblings: readonly RecordLinks[] } {
  if (requestId === null) return { marks: [], siblings: [] };
  return { marks: marks.get(requestId) ?? [], siblings: records.get(requestId) ?? [] };
}

function byRequestId<T extends { readonly requestId: string | null }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.requestId ?? '');
    if (group === undefined) groups.set(one.requestId ?? '', [one]);
    else group.push(one);
  }
  return groups;
}

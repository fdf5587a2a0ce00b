import type { AuditRecord } from '../record/audit-record.js';
import { countedTo, facetsOf } from './count-records.js';
import { firstIdAt } from './id-range.js';
import type { MemoryRows } from './memory-rows.js';
import { pageOf } from './page-of.js';
import type { RecordStore } from './ports.js';
import { matcherOf } from './record-filter.js';
import type { RecordFilter } from './record-query.js';
import { witnessColumns } from './witness-columns.js';

export function memoryRecords(rows: MemoryRows<AuditRecord>, now: () => number): RecordStore {
  const matching = (filter: RecordFilter): AuditRecord[] => rows.inOrder().filter(matcherOf(filter));
  return {
    async insert(records) {
      const recordedAt = now();
      for (const record of records) {
        if (rows.get(record.id) === undefined) rows.set({ ...structuredClone(record), recordedAt });
      }
    },
    get: async (id) => rows.get(id) ?? null,
    async list({ cursor = '~', limit, ...filter }) {
      const found = matching(filter).filter(({ id }) => id < cursor);
      const page = pageOf(found.reverse(), limit);
      return { records: page.rows, nextCursor: page.nextCursor, searchedTo: null };
    },
    async histogram(filter, stretches) {
      const ids = matching(filter).map(({ id }) => id);
      return stretches.map(({ from, to }) => {
        const [first, end] = [firstIdAt(from), firstIdAt(to)];
        return countedTo(ids.filter((id) => id >= first && id < end).length);
      });
    },
    facets: async (filter) => ({ facets: facetsOf(matching(filter)), searchedTo: null }),
    async storedSince(since, limit) {
      return rows
        .inOrder()
        .flatMap(({ id, recordedAt, stage }) =>
          recordedAt === null || recordedAt < since || stage === 'intent' ? [] : [{ id, recordedAt }],
        )
        .sort((a, b) => b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit);
    },
    async byIds(ids) {
      return [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
    },
    async pendingWitness({ afterId = '', before, limit }) {
      return rows
        .inOrder()
        .filter(
          ({ id, recordedAt, witness }) =>
            witness === 'pending' && id > afterId && recordedAt !== null && recordedAt < before,
        )
        .slice(0, limit);
    },
    async byRequest(requestIds, limit) {
      const wanted = new Set(requestIds);
      return rows
        .inOrder()
        .filter(({ requestId }) => requestId !== null && wanted.has(requestId))
        .slice(0, limit);
    },
    async setWitness(verdicts) {
      for (const verdict of verdicts) {
        const record = rows.get(verdict.id);
        if (record?.witness === 'pending') rows.set({ ...record, ...witnessColumns(verdict) });
      }
    },
  };
}

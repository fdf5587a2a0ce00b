import type { AuditRecord } from '../record/audit-record.js';
import type { MemoryRows } from './memory-rows.js';
import { pageOf } from './page-of.js';
import type { RecordFilter, RecordQuery, RecordStore } from './ports.js';
import { equalitiesOf, idRangeOf } from './record-filter.js';
import { witnessColumns } from './witness-columns.js';

export function memoryRecords(rows: MemoryRows<AuditRecord>, now: () => number): RecordStore {
  return {
    async insert(records) {
      const recordedAt = now();
      for (const record of records) {
        if (rows.get(record.id) === undefined) rows.set({ ...structuredClone(record), recordedAt });
      }
    },
    get: async (id) => rows.get(id) ?? null,
    async list(query) {
      const found = rows.inOrder().filter(matches(query)).reverse();
      const page = pageOf(found, query.limit);
      return { records: page.rows, nextCursor: page.nextCursor };
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

function matches(query: RecordQuery): (record: AuditRecord) => boolean {
  const { from = '', below } = idRangeOf(query);
  const equal = equals(query);
  return (record) =>
    record.stage !== 'intent' &&
    record.id >= from &&
    (below === undefined || record.id < below) &&
    equal(record);
}

function equals(filter: RecordFilter): (record: AuditRecord) => boolean {
  const wanted = new Map(Object.entries(equalitiesOf(filter)));
  return (record) => {
    const columns = new Map<string, unknown>(Object.entries(record));
    return [...wanted].every(([name, value]) => columns.get(name) === value);
  };
}

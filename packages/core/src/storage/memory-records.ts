import type { AuditRecord } from '../record/audit-record.js';
import { pageOf } from './page-of.js';
import type { RecordFilter, RecordQuery, RecordStore } from './ports.js';
import { equalitiesOf, idRangeOf } from './record-filter.js';
import { witnessColumns } from './witness-columns.js';

export function memoryRecords(now: () => number): RecordStore {
  const byId = new Map<string, AuditRecord>();
  let sorted: readonly AuditRecord[] | null = null;
  const inOrder = (): readonly AuditRecord[] => {
    sorted ??= [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return sorted;
  };
  const store = (record: AuditRecord): void => {
    byId.set(record.id, record);
    sorted = null;
  };
  return {
    async insert(records) {
      const recordedAt = now();
      for (const record of records) {
        if (!byId.has(record.id)) store({ ...structuredClone(record), recordedAt });
      }
    },
    get: async (id) => byId.get(id) ?? null,
    async list(query) {
      const found = inOrder().filter(matches(query)).reverse();
      const { rows, nextCursor } = pageOf(found, query.limit);
      return { records: rows, nextCursor };
    },
    async pendingWitness({ afterId = '', before, limit }) {
      return inOrder()
        .filter(
          ({ id, recordedAt, witness }) =>
            witness === 'pending' && id > afterId && recordedAt !== null && recordedAt < before,
        )
        .slice(0, limit);
    },
    async byRequest(requestIds, limit) {
      const wanted = new Set(requestIds);
      return inOrder()
        .filter(({ requestId }) => requestId !== null && wanted.has(requestId))
        .slice(0, limit);
    },
    async setWitness(verdicts) {
      for (const verdict of verdicts) {
        const record = byId.get(verdict.id);
        if (record?.witness === 'pending') store({ ...record, ...witnessColumns(verdict) });
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

import type { AuditRecord } from '../record/audit-record.js';
import type { ErasureBatch, ErasureStore, PersonalRows, PersonalTable } from './erasure-store.js';
import type { AuditHold } from './hold-store.js';
import type { MemoryRows } from './memory-rows.js';
import type { AuditSession } from './ports.js';

/** The tables of a memory storage that erasure reads and changes; it has no changes. */
export interface ErasableTables {
  readonly records: MemoryRows<AuditRecord>;
  readonly sessions: MemoryRows<AuditSession>;
  readonly holds: MemoryRows<AuditHold>;
  readonly now: () => number;
}

export function memoryErasure({ now, ...tables }: ErasableTables): ErasureStore {
  const rowsOf = <Table extends PersonalTable>(table: Table): MemoryRows<PersonalRows[Table]> | undefined =>
    Reflect.get(tables, table);
  return {
    async page(table, { afterId = '', limit }) {
      const rows = rowsOf(table)?.inOrder() ?? [];
      return rows.filter(({ id }) => id > afterId).slice(0, limit);
    },
    async write<Table extends PersonalTable>({ table, edits, tale, holds }: ErasureBatch<Table>) {
      const held = tables.holds.inOrder().filter(({ releasedAt }) => releasedAt === null);
      if (held.some(({ id }) => !holds.has(id))) return false;
      const rows = rowsOf(table);
      for (const { id, columns } of edits) {
        const row = rows?.get(id);
        if (row !== undefined) rows?.set({ ...row, ...structuredClone(columns) });
      }
      if (tables.records.get(tale.id) === undefined) tables.records.set({ ...tale, recordedAt: now() });
      return true;
    },
    compact: async () => true,
  };
}

import type { AuditHold, HoldStore } from './hold-store.js';
import { type MemoryRows, memoryRows } from './memory-rows.js';
import type { RecordStore } from './ports.js';

export function memoryHolds(
  records: Pick<RecordStore, 'insert'>,
  holds: MemoryRows<AuditHold> = memoryRows(),
): HoldStore {
  return {
    async place(hold, record) {
      if (holds.get(hold.id) === undefined) holds.set({ ...hold });
      if (record !== undefined) await records.insert([record]);
    },
    async release(id, by, record) {
      const hold = holds.get(id);
      if (hold === undefined || hold.releasedAt !== null) return false;
      holds.set({ ...hold, ...by });
      if (record !== undefined) await records.insert([record]);
      return true;
    },
    async active() {
      const held = holds.inOrder().filter(({ releasedAt }) => releasedAt === null);
      return held.reverse().slice(0, 1000);
    },
  };
}

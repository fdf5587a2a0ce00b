import type { AuditHold, HoldStore } from './hold-store.js';

export function memoryHolds(): HoldStore {
  const holds = new Map<string, AuditHold>();
  return {
    async place(hold) {
      if (!holds.has(hold.id)) holds.set(hold.id, { ...hold });
    },
    async release(id, by) {
      const hold = holds.get(id);
      if (hold === undefined || hold.releasedAt !== null) return false;
      holds.set(id, { ...hold, ...by });
      return true;
    },
    async active() {
      const held = [...holds.values()].filter(({ releasedAt }) => releasedAt === null);
      return held.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 1000);
    },
  };
}

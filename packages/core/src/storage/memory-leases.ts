import type { LeaseStore } from './ports.js';

export function memoryLeases(): LeaseStore {
  const leases = new Map<string, { readonly holder: string; readonly until: number }>();
  return {
    async acquire({ name, holder, now, until }) {
      const held = leases.get(name);
      if (held !== undefined && held.holder !== holder && held.until > now) return false;
      leases.set(name, { holder, until });
      return true;
    },
    async release(name, holder) {
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
    holderOf: async (name) => leases.get(name)?.holder ?? null,
  };
}

/** Rows by their ids, and in their order. */
export interface MemoryRows<T extends { readonly id: string }> {
  get(id: string): T | undefined;
  set(row: T): void;
  delete(id: string): boolean;
  inOrder(): readonly T[];
}

export function memoryRows<T extends { readonly id: string }>(): MemoryRows<T> {
  const byId = new Map<string, T>();
  let sorted: readonly T[] | null = null;
  return {
    get: (id) => byId.get(id),
    set(row) {
      byId.set(row.id, row);
      sorted = null;
    },
    delete(id) {
      sorted = null;
      return byId.delete(id);
    },
    inOrder() {
      sorted ??= [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return sorted;
    },
  };
}

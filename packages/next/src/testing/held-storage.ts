import { memoryStorage } from '@auditreel/core';
import type { AuditStorage } from '@auditreel/core/adapter';

/** A storage that stores nothing until it is let go. */
export function heldStorage(): { readonly storage: AuditStorage; letGo(): void } {
  const storage = memoryStorage();
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const insert: AuditStorage['records']['insert'] = async (records) => {
    await held;
    await storage.records.insert(records);
  };
  return { storage: { ...storage, records: { ...storage.records, insert } }, letGo };
}

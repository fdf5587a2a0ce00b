import type { AuditHold } from '../storage/hold-store.js';
import type { AuditStorage } from '../storage/ports.js';

/** The holds that are not released: all of them where the storage can tell, else the newest. */
export async function activeHolds({
  retention,
  holds,
}: Pick<AuditStorage, 'retention' | 'holds'>): Promise<readonly AuditHold[]> {
  if (retention !== undefined) return retention.holds();
  return (await holds?.active()) ?? [];
}

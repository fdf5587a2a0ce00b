import type { LostRecord } from '../api/answers.js';
import type { ViewerScope } from './viewer-parts.js';

/** A record that is known only by what its request changed. Nobody can say whose tenant's it is. */
export async function lostRecord({ parts, viewer }: ViewerScope, id: string): Promise<LostRecord | null> {
  if (viewer.tenantId !== undefined) return null;
  const page = await parts.storage.changes?.ofRecord(id, { limit: 1 });
  const [first] = page?.changes ?? [];
  if (first === undefined) return null;
  return {
    id,
    time: first.recordedAt,
    outcome: 'unknown',
    reason: 'NEVER_ARRIVED',
    actorType: first.actorType ?? 'unknown',
    actorId: first.actorId,
  };
}

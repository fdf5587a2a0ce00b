import { type AuditHold, type HoldsOn, holdsOn } from '@auditreel/core/adapter';
import type { Held } from '../api/answers.js';
import type { ViewerScope } from './viewer-parts.js';

/** The holds in force, and which of them keeps a row as far as the row itself tells. */
export interface Holds {
  onRecord(record: Parameters<HoldsOn['record']>[0]): Held | null;
  onSession(session: Parameters<HoldsOn['session']>[0]): Held | null;
}

export async function holdsInForce({ parts, viewer }: ViewerScope): Promise<Holds> {
  const holds = holdsOn((await parts.storage.holds?.active()) ?? []);
  const maySeeWhy = viewer.tenantId === undefined;
  return {
    onRecord: (record) => heldBy(holds.record(record), maySeeWhy),
    onSession: (session) => heldBy(holds.session(session), maySeeWhy),
  };
}

function heldBy([hold]: readonly AuditHold[], maySeeWhy: boolean): Held | null {
  if (hold === undefined) return null;
  const { subject, placedAt: since } = hold;
  return { subject, since, reason: maySeeWhy ? hold.reason : null, by: maySeeWhy ? hold.placedBy : null };
}

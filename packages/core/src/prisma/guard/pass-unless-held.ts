import { property } from '../client-shape.js';
import type { Database, OwnTransaction } from '../database.js';
import { AUDIT_HOLD } from '../models.js';
import { guardPass, type PassRecord, type RecordedAs } from './guard-pass.js';
import type { PassReason } from './pass-marker.js';

class HoldPlaced extends Error {}

/**
 * A pass of the guard that is rolled back when there is a hold by now that is not among those known; whether it was done.
 * The pass writes its row first, so that no hold can come between the look at them and the commit.
 */
export async function passUnlessHeld<Reason extends Exclude<PassReason, 'hold'>>(
  database: Database,
  { reason, holds }: { readonly reason: Reason; readonly holds: ReadonlySet<string> },
  run: (tx: OwnTransaction) => Promise<PassRecord<Reason> | RecordedAs>,
): Promise<boolean> {
  const barred = new HoldPlaced();
  try {
    await guardPass(database, reason, async (tx) => {
      if (database.has(AUDIT_HOLD) && (await isHeldAnew(tx, holds))) throw barred;
      return run(tx);
    });
    return true;
  } catch (error) {
    if (error instanceof Error && error.cause === barred) return false;
    throw error;
  }
}

async function isHeldAnew(tx: OwnTransaction, known: ReadonlySet<string>): Promise<boolean> {
  const rows = await tx.calls(AUDIT_HOLD).findMany({ where: { releasedAt: null }, select: { id: true } });
  return rows.some((row) => !known.has(String(property(row, 'id'))));
}

import { property } from './client-shape.js';
import type { OwnTransaction } from './database.js';
import { AUDIT_HOLD } from './models.js';

/** Whether there is a hold by now that is not among those known. */
export async function isHeldAnew(tx: OwnTransaction, known: ReadonlySet<string>): Promise<boolean> {
  const rows = await tx.calls(AUDIT_HOLD).findMany({ where: { releasedAt: null }, select: { id: true } });
  return rows.some((row) => !known.has(String(property(row, 'id'))));
}

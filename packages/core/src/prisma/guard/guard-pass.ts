import type { AuditRecord } from '../../record/audit-record.js';
import { providerOf } from '../data-model.js';
import type { Database, OwnTransaction } from '../database.js';
import { AUDIT_RECORD } from '../models.js';
import { GUARD_MODELS, guardTarget } from './guard-target.js';
import { markerDelete, markerInsert, type PassReason } from './pass-marker.js';

/** The record that tells of a pass. */
export type PassRecord<Reason extends PassReason> = AuditRecord & { readonly action: PassAction[Reason] };

interface PassAction {
  readonly retention: 'retention.prune';
  readonly erasure: 'privacy.redact';
}

/**
 * Runs `run` in a transaction of its own that the guard lets through, and stores the record that `run` answers in the
 * same transaction: no pass goes unrecorded. The marker goes before the commit, so that no one else ever sees it.
 * Works the same where no guard is installed.
 */
export function guardPass<Reason extends PassReason>(
  database: Database,
  reason: Reason,
  run: (tx: OwnTransaction) => Promise<PassRecord<Reason>>,
): Promise<PassRecord<Reason>> {
  const provider = providerOf(database.client);
  const names = {
    records: database.names(GUARD_MODELS.records),
    leases: database.names(GUARD_MODELS.leases),
  };
  const target = guardTarget(names, provider);
  return database.write(async (tx) => {
    await tx.raw.$executeRawUnsafe(markerInsert(target, provider, reason));
    const record = await run(tx);
    await tx.raw.$executeRawUnsafe(markerDelete(target));
    await database.insert(tx, AUDIT_RECORD, [record]);
    return record;
  });
}

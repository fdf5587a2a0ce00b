import { AuditError } from '../../errors.js';
import type { AuditRecord } from '../../record/audit-record.js';
import { providerOf } from '../data-model.js';
import type { Database, OwnTransaction } from '../database.js';
import { AUDIT_RECORD } from '../models.js';
import type { Provider } from '../render-models.js';
import { GUARD_MODELS, type GuardTarget, guardTarget } from './guard-target.js';
import { markerDelete, markerInsert, type PassReason } from './pass-marker.js';

/** The record that tells of a pass. */
export type PassRecord<Reason extends PassReason> = AuditRecord & { readonly action: PassAction[Reason] };

/** Of a run that takes many passes: its record, which the first of them has stored. */
export interface RecordedAs {
  readonly recordedAs: string;
}

interface PassAction {
  readonly retention: 'retention.prune';
  readonly erasure: 'privacy.redact';
}

const ACTIONS: PassAction = { retention: 'retention.prune', erasure: 'privacy.redact' };

/**
 * Runs `run` in a transaction of its own that the guard lets through, and stores the record that `run` answers in the
 * same transaction, or looks that it is there: no pass goes unrecorded. The marker goes before the commit, so that no
 * one else ever sees it; until then every other pass, and every new hold, waits. Works the same where no guard is
 * installed.
 */
export function guardPass<Reason extends PassReason, Told extends PassRecord<Reason> | RecordedAs>(
  database: Database,
  reason: Reason,
  run: (tx: OwnTransaction) => Promise<Told>,
): Promise<Told> {
  const { target, provider } = passTarget(database);
  return database.write(async (tx) => {
    await tx.raw.$executeRawUnsafe(markerInsert(target, provider, reason));
    const told = await run(tx);
    await tx.raw.$executeRawUnsafe(markerDelete(target));
    if ('recordedAs' in told) await expectRecorded(tx, told, ACTIONS[reason]);
    else await database.insert(tx, AUDIT_RECORD, [told]);
    return told;
  });
}

/** What the statements that mark a pass are about. */
export function passTarget(database: Database): {
  readonly target: GuardTarget;
  readonly provider: Provider;
} {
  const provider = providerOf(database.client);
  const { records, leases } = GUARD_MODELS;
  const names = { records: database.names(records), leases: database.names(leases) };
  return { target: guardTarget(names, provider), provider };
}

async function expectRecorded(tx: OwnTransaction, { recordedAs }: RecordedAs, action: string): Promise<void> {
  const where = { id: recordedAs, action };
  if ((await tx.calls(AUDIT_RECORD).findFirst({ where, select: { id: true } })) !== null) return;
  throw new AuditError(
    'ERR_AUDIT_STORAGE_REFUSED',
    `There is no ${action} record ${recordedAs} that tells of this pass, so it is rolled back.`,
  );
}

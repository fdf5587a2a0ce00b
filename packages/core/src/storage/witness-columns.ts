import type { AuditRecord } from '../record/audit-record.js';
import type { WitnessVerdict } from './ports.js';

/** What a verdict changes on its record. */
export function witnessColumns(
  verdict: WitnessVerdict,
): Pick<AuditRecord, 'witness' | 'witnessReason' | 'witnessAt'> &
  Partial<Pick<AuditRecord, 'sessionId' | 'tabId' | 'sessionTrust'>> {
  const { witness, reason, at, session } = verdict;
  return {
    witness,
    witnessReason: reason,
    witnessAt: at,
    ...(session === undefined
      ? {}
      : { sessionId: session.id, tabId: session.tabId, sessionTrust: session.trust }),
  };
}

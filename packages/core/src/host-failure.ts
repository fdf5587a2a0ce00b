import { AuditError } from './errors.js';
import { whyOf } from './thrown.js';

/** Something of the host's threw while it was asked; says what and what became of the record. */
export function hostFailure(what: string, outcome: string, cause: unknown): AuditError {
  const why = whyOf(cause);
  return new AuditError('ERR_AUDIT_HOST', `${what} threw, so ${outcome}: ${why}`, { cause });
}

import type { AuditRecord } from '@auditreel/core';

/** What a person did, as opposed to what auditreel says about itself. */
export function isAct({ action }: AuditRecord): boolean {
  return !action.startsWith('audit.') && !action.startsWith('replay.');
}

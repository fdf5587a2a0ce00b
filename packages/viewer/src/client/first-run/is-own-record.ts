import type { AuditRecord } from '@auditreel/core/adapter';

/** Whether it tells of the audit log itself, as looking at it does, and not of the app. */
export function isOwnRecord({ action }: Pick<AuditRecord, 'action'>): boolean {
  return action.startsWith('audit.') || action.startsWith('replay.');
}

import { type Audit, ROOMS } from '../audit.js';

/**
 * Makes this audit the one of its process: where the host's module is evaluated again (by a reload, in another
 * bundle), what that creates hands everything to this one. Until it is closed.
 * @throws SecretError
 * @example shareAudit(audit);
 */
export function shareAudit(audit: Audit): void {
  const rooms = audit[ROOMS];
  rooms.start();
  rooms.share();
}

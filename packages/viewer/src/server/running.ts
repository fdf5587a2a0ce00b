import type { AuditSession } from '@auditreel/core/adapter';

/** A person may read for a while without a sign of life; later than this nobody waits for more. */
const SILENT_MS = 300_000;

/** Whether more of a visit is expected. */
export function isRunning(chain: readonly AuditSession[], now: number): boolean {
  return chain.some(({ endedAt, lastSeenAt }) => endedAt === null && now - lastSeenAt < SILENT_MS);
}

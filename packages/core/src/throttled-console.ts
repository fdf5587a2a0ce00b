import { AuditError } from './errors.js';

const QUIET_MS = 60_000;

/** The default `onError`: one line a minute for each kind of error, so that an outage does not flood the log. */
export function throttledConsole(): (error: Error) => void {
  const quietUntil = new Map<string, number>();
  return function reportError(error) {
    const kind = error instanceof AuditError ? error.code : error.name;
    const now = Date.now();
    if ((quietUntil.get(kind) ?? 0) > now) return;
    quietUntil.set(kind, now + QUIET_MS);
    console.error(`auditreel: ${error.message}`, error.cause ?? '');
  };
}

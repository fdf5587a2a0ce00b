import type { AuditMeta } from '@auditreel/core';
import { type Draft, noteOutcome } from '@auditreel/core/adapter';

/**
 * The status that a thrown `redirect()`, `notFound()`, `forbidden()` or `unauthorized()` stands for; null for a failure.
 * Next marks what it throws by a `digest`, e.g. `NEXT_REDIRECT;replace;/login;307;` or `NEXT_HTTP_ERROR_FALLBACK;404`.
 */
export function thrownStatus(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('digest' in thrown)) return null;
  const [kind, ...rest] = String(thrown.digest).split(';');
  if (kind === 'NEXT_REDIRECT') return Number(rest.at(-2)) || 307;
  if (kind === 'NEXT_HTTP_ERROR_FALLBACK') return Number(rest[0]) || 404;
  return null;
}

/**
 * Says what an action was that ended so, unless its handler has: Next answers some of them otherwise, e.g. a form without
 * script that is forbidden by 404.
 */
export function noteThrownStatus(draft: Draft, status: number): void {
  if (draft.meta.outcome === undefined) noteOutcome(draft, outcomeOf(status));
}

function outcomeOf(status: number): Pick<AuditMeta, 'outcome' | 'reason'> {
  if (status === 401) return { outcome: 'denied', reason: 'UNAUTHORIZED' };
  if (status === 403) return { outcome: 'denied', reason: 'FORBIDDEN' };
  return { outcome: status < 400 ? 'success' : 'failure' };
}

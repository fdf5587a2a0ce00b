import type { Audit, AuditMeta } from '@auditreel/core';
import { type Draft, describe, draftOf, noteError } from '@auditreel/core/adapter';
import { thrownStatus } from './thrown-status.js';

/** The draft that the server's instrumentation has opened for the running request, if there is one to add to. */
export function openDraftOf(audit: Audit): Draft | null {
  const draft = draftOf(audit);
  return draft === null || draft.settled ? null : draft;
}

/** Runs a handler in a draft that says what it does; what it throws passes through, and names the record if it is a failure. */
export async function runDescribed<T>(draft: Draft, meta: AuditMeta, run: () => T): Promise<Awaited<T>> {
  describe(draft, meta);
  try {
    return await run();
  } catch (error) {
    const status = thrownStatus(error);
    if (status === null) noteError(draft, error);
    // Next answers some of them otherwise, e.g. a form without script that is forbidden by 404.
    else if (draft.meta.outcome === undefined) describe(draft, outcomeOf(status));
    throw error;
  }
}

function outcomeOf(status: number): AuditMeta {
  if (status === 401) return { outcome: 'denied', reason: 'UNAUTHORIZED' };
  if (status === 403) return { outcome: 'denied', reason: 'FORBIDDEN' };
  return { outcome: status < 400 ? 'success' : 'failure' };
}

import type { Audit, AuditMeta } from '@auditreel/core';
import { type Draft, describe, draftOf, isBuilding, mayRun, noteError } from '@auditreel/core/adapter';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js';
import { noteThrownStatus, thrownStatus } from './thrown-status.js';

/**
 * Where a handler's record is to be written: the draft of the running request; one of its `own`, where no server is
 * instrumented; `nowhere` after the answer, and while Next prerenders.
 */
export type RecordPlace = Draft | 'own' | 'nowhere';

export function placeOfRecord(audit: Audit): RecordPlace {
  const draft = draftOf(audit);
  if (draft !== null) return draft.settled ? 'nowhere' : draft;
  return isPrerendering() ? 'nowhere' : 'own';
}

/** Nobody's request is answered then, and whoever looks at one makes a static route dynamic. */
function isPrerendering(): boolean {
  const unit = workUnitAsyncStorage.getStore();
  return isBuilding() || (unit !== undefined && unit.type !== 'request');
}

/** A handler, and what is said of it. */
export interface Described<T> {
  readonly meta: AuditMeta;
  readonly run: () => T;
  /** Answers in its place where it must not run. */
  readonly refuse: () => T;
}

/** Runs a handler in a draft that says what it does; what it throws passes through, and names the record if it is a failure. */
export async function runDescribed<T>(
  audit: Audit,
  draft: Draft,
  { meta, run, refuse }: Described<T>,
): Promise<Awaited<T>> {
  describe(draft, meta);
  if (!(await mayRun(audit, draft))) return await refuse();
  try {
    return await run();
  } catch (error) {
    const status = thrownStatus(error);
    if (status === null) noteError(draft, error);
    else noteThrownStatus(draft, status);
    throw error;
  }
}

import type { Audit } from '@auditreel/core';
import {
  asError,
  type Draft,
  openDraft,
  type RequestEnd,
  type RequestFacts,
  runInDraft,
  settleDraft,
  shareAudit,
  whatIsAudited,
} from '@auditreel/core/adapter';
import { after } from 'next/server.js';
import { thrownStatus } from './thrown-status.js';

/** How to run in a draft of one's own, and what its end tells. */
export interface OwnDraft<T> {
  readonly facts: RequestFacts;
  readonly run: (draft: Draft) => Promise<T>;
  readonly runUnrecorded: () => Promise<T>;
  readonly statusOf: (result: T) => number;
  /** What is known beside the status. */
  readonly end?: Partial<RequestEnd>;
}

/** Records a handler by itself, where no instrumented server has opened a draft: in serverless functions. */
export async function inOwnDraft<T>(
  audit: Audit,
  { facts, run, runUnrecorded, statusOf, end }: OwnDraft<T>,
): Promise<T> {
  const draft = openOwnDraft(audit, facts);
  if (draft === null) return runUnrecorded();
  try {
    const result = await runInDraft(audit, draft, () => run(draft));
    settleDraft(audit, draft, { ...end, statusCode: statusOf(result) });
    return result;
  } catch (error) {
    settleDraft(audit, draft, { ...end, statusCode: thrownStatus(error) ?? 500 });
    throw error;
  } finally {
    await keepAlive(audit);
  }
}

/** Null where auditing isn't set up: the host's request goes on, and its `onError` is told. */
export function openOwnDraft(audit: Audit, facts: RequestFacts): Draft | null {
  try {
    shareAudit(audit);
    return openDraft(audit, facts);
  } catch (error) {
    whatIsAudited(audit).onError(asError(error));
    return null;
  }
}

/** The answer waits for the database no longer than this. */
export const STORED_MS = 2000;

/** The platform waits for `after`; where that can't be had, the record is stored before the answer goes out. */
async function keepAlive(audit: Audit): Promise<void> {
  try {
    after(() => audit.flush());
  } catch {
    await audit.flush({ deadlineMs: STORED_MS });
  }
}

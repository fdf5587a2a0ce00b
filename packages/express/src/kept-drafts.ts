import type { IncomingMessage } from 'node:http';
import type { Audit } from '@auditreel/core';
import { currentDraft, type Draft, runInDraft } from '@auditreel/core/adapter';

interface Kept {
  readonly audit: Audit;
  readonly draft: Draft;
}

const drafts = new WeakMap<IncomingMessage, Kept>();

/** Keeps the draft with its request: some body parsers lose the async context. */
export function keepDraft(req: IncomingMessage, kept: Kept): void {
  drafts.set(req, kept);
}

/** Whether a middleware of this audit has been here: hung twice, it still makes one record. */
export function isAudited(req: IncomingMessage, audit: Audit): boolean {
  return drafts.get(req)?.audit === audit;
}

/** The draft that the middleware opened for this request. */
export function keptDraft(req: IncomingMessage): Draft | undefined {
  return drafts.get(req)?.draft;
}

/** Runs in the request's draft: again, where something before it has lost the async context. */
export function runInKeptDraft<T>(req: IncomingMessage, callback: () => T): T {
  const kept = drafts.get(req);
  if (kept === undefined || currentDraft() === kept.draft) return callback();
  return runInDraft(kept.audit, kept.draft, callback);
}

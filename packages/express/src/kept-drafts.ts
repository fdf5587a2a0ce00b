import type { IncomingMessage } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, runInDraft } from '@auditreel/core/adapter';

interface Kept {
  readonly audit: Audit;
  readonly draft: Draft;
}

const drafts = new WeakMap<IncomingMessage, Kept>();

/** Keeps the draft with its request: some body parsers lose the async context. */
export function keepDraft(req: IncomingMessage, kept: Kept): void {
  drafts.set(req, kept);
}

/** The draft that the middleware opened for this request. */
export function keptDraft(req: IncomingMessage): Draft | undefined {
  return drafts.get(req)?.draft;
}

/** Runs in the request's draft again, where it was lost. */
export function runInKeptDraft<T>(req: IncomingMessage, callback: () => T): T {
  const kept = drafts.get(req);
  return kept === undefined ? callback() : runInDraft(kept.audit, kept.draft, callback);
}

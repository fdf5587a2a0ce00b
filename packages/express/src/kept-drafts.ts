import type { IncomingMessage } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, isInDraft, runInDraft } from '@auditreel/core/adapter';

interface Kept {
  readonly audit: Audit;
  readonly draft: Draft;
}

/** On the request itself, shared by every copy of this package; a WeakMap costs more than the rest of a request. */
const KEPT: unique symbol = Symbol.for('auditreel.express.draft');
type Keeping = IncomingMessage & { [KEPT]?: Kept };

/** Keeps the draft with its request: some body parsers lose the async context. */
export function keepDraft(req: Keeping, kept: Kept): void {
  req[KEPT] = kept;
}

/** Whether a middleware of this audit has been here: hung twice, it still makes one record. */
export function isAudited(req: Keeping, audit: Audit): boolean {
  return req[KEPT]?.audit === audit;
}

/** The draft that the middleware opened for this request. */
export function keptDraft(req: Keeping): Draft | undefined {
  return req[KEPT]?.draft;
}

/** Runs in the request's draft: again, where something before it has lost the async context. */
export function runInKeptDraft<T>(req: Keeping, callback: () => T): T {
  const kept = req[KEPT];
  if (kept === undefined || isInDraft(kept.audit, kept.draft)) return callback();
  return runInDraft(kept.audit, kept.draft, callback);
}

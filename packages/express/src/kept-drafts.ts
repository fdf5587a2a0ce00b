import type { IncomingMessage } from 'node:http';
import type { Audit } from '@auditreel/core';
import { type Draft, isInDraft, runInDraft } from '@auditreel/core/adapter';

export interface Kept {
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

/** The same, with the audit that it is of. */
export function kept(req: Keeping): Kept | undefined {
  return req[KEPT];
}

/** Runs in the request's draft: again, where something before it has lost the async context. */
export function runInKeptDraft<T>(req: Keeping, callback: () => T): T {
  const known = req[KEPT];
  if (known === undefined || isInDraft(known.audit, known.draft)) return callback();
  return runInDraft(known.audit, known.draft, callback);
}

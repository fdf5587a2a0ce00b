import type { Draft } from '../../record/draft.js';
import { sharedByCopies } from '../../shared-by-copies.js';
import type { CallNotes } from './call-notes.js';

/** A call under way, as its draft knows it. */
export interface OpenCall {
  readonly endpoint: unknown;
  readonly notes: CallNotes;
}

/** Calls by the request's draft: what no hook has seen the end of, the handler's wrapper concludes. */
export const openCalls: WeakMap<Draft, OpenCall> = sharedByCopies(
  'better-auth.open-calls',
  () => new WeakMap(),
);

/** The endpoints that requests came to, by their drafts. */
export const heardPaths: WeakMap<Draft, string> = sharedByCopies(
  'better-auth.heard-paths',
  () => new WeakMap(),
);

/** Drafts of calls that no request is around. */
export const ownDrafts: WeakMap<CallNotes, Draft> = sharedByCopies(
  'better-auth.own-drafts',
  () => new WeakMap(),
);

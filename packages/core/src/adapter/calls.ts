import { type Audit, ROOMS } from '../audit.js';
import { currentDraft } from '../context/current-draft.js';
import { outcomeOf, reasonOf } from '../record/classify.js';
import { changesSomething, type Draft, mergeMeta, type RpcCall } from '../record/draft.js';
import type { RequestEnd, RequestFacts } from '../record/request-facts.js';
import { isRecorded } from '../record/settle-draft.js';

/** What a call brings along. */
export interface OpenCall {
  readonly call: RpcCall;
  /** The request's facts, with the call's own context as `native`. */
  readonly facts: RequestFacts;
  /** The draft of the request that carries it; null where no adapter sees requests. */
  readonly request: Draft | null;
}

/**
 * The running draft, if it is one of this audit.
 * @example const around = draftOf(audit);
 */
export function draftOf(audit: Audit): Draft | null {
  const draft = currentDraft();
  return draft !== undefined && draft.home === audit[ROOMS].home ? draft : null;
}

/**
 * Opens the draft of one remote procedure call; it settles like a request's, and ends its request's session.
 * @example
 * const call = { path: 'order.refund', type: 'mutation', batchIndex: null, isAudited: true } as const;
 * const draft = openCall(audit, { call, facts, request: draftOf(audit) });
 */
export function openCall(audit: Audit, { call, facts, request }: OpenCall): Draft {
  const draft = audit[ROOMS].openDraft(facts, call);
  draft.onSessionEnd = () => request?.onSessionEnd?.();
  draft.whereAnswered = () => request?.whereAnswered?.() ?? {};
  draft.intent = request?.intent ?? null;
  if (draft.intent !== null) draft.intent.drafts++;
  return draft;
}

/**
 * Says that one of a request's calls has a record of its own, or wants none; once all have, the request makes one only
 * if something was said of it.
 * @example claimCall(request, { place: 0, calls: 3 });
 */
export function claimCall(
  request: Draft,
  { place, calls }: { readonly place: number; readonly calls: number },
): void {
  request.claimedCalls ??= new Set();
  request.claimedCalls.add(place);
  request.areCallsClaimed ||= request.claimedCalls.size >= calls;
}

/**
 * Has a read recorded for what is done inside it; what changes something is recorded anyway.
 * @example keepRecord(around);
 */
export function keepRecord(draft: Draft): void {
  if (!changesSomething(draft)) draft.meta = mergeMeta(draft.meta, {});
}

/** How the stream of a subscription ended. */
export interface StreamEnd {
  /** What it was answered with at last: an error, if one ended it. */
  readonly end: RequestEnd;
  /** How many items were sent. */
  readonly items: number;
  /** False where it was left or broken off before its own end. */
  readonly complete: boolean;
}

/**
 * Whether a call that went well has a record, so that what follows it may belong to that.
 * @example if (hasRecord(audit, draft)) watch(stream);
 */
export function hasRecord(audit: Audit, draft: Draft): boolean {
  try {
    return isRecorded(draft, { statusCode: 200 }, audit[ROOMS].options.capture);
  } catch {
    // A host's `capture` that throws: the call's own settling has told of it, and wrote nothing.
    return false;
  }
}

/**
 * Keeps a call's draft in reach for as long as the stream lasts that it was answered with.
 * @example holdDraft(draft);
 */
export function holdDraft(draft: Draft): void {
  draft.isHeld = true;
}

/**
 * Writes the end of a subscription, as an event of the record that its call made when it began.
 * @example recordStreamEnd(audit, draft, { end: { statusCode: 200 }, items: 3, complete: true });
 */
export function recordStreamEnd(audit: Audit, draft: Draft, { end, items, complete }: StreamEnd): void {
  const { meta, auth, call, startedAt } = draft;
  const outcome = outcomeOf(end);
  const reason = reasonOf(end);
  audit[ROOMS].context.run(draft, () =>
    audit.record({
      action: meta.action ?? auth ?? call?.path ?? 'unknown',
      kind: meta.kind ?? 'read',
      outcome: outcome === 'unknown' ? 'failure' : outcome,
      ...(reason === null ? {} : { reason }),
      target: meta.targets,
      metadata: { phase: 'end', items, complete },
      durationMs: performance.now() - startedAt,
    }),
  );
  draft.isHeld = false;
}

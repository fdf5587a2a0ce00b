import { type Audit, ROOMS } from '../audit.js';
import { OptionsError } from '../errors.js';
import type { AuditMeta } from '../options.js';
import { sessionEnded } from '../protocol/names.js';
import { type Draft, type LastWord, mergeMeta } from '../record/draft.js';
import type { RequestEnd, RequestFacts } from '../record/request-facts.js';
import { isBuilding } from './is-building.js';

/**
 * Checks what can only be checked now (the secret) and begins the periodic work; adapters call it when they are set up.
 * Not in a build, which evaluates the host's modules too.
 * @throws SecretError
 * @example startAudit(audit);
 */
export function startAudit(audit: Audit): void {
  if (!isBuilding()) audit[ROOMS].start();
}

/**
 * Opens the draft of a request; whether it becomes a record is decided when it settles.
 * @example const draft = openDraft(audit, factsOf(request));
 */
export function openDraft(audit: Audit, facts: RequestFacts): Draft {
  return audit[ROOMS].openDraft(facts);
}

/**
 * Runs the rest of the request with its draft in reach; answers what the callback answers.
 * @example const response = await runInDraft(audit, draft, () => handler(request));
 */
export function runInDraft<T>(audit: Audit, draft: Draft, callback: () => T): T {
  return audit[ROOMS].context.run(draft, () => begun(callback()));
}

/** Some promises, Prisma's among them, begin when they are awaited: that is here, and not where the draft is out of reach. */
function begun<T>(result: T): T {
  return isLazy(result) ? (Promise.resolve(result) as T) : result;
}

function isLazy(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || result instanceof Promise) return false;
  return 'then' in result && typeof result.then === 'function';
}

/**
 * How to put the rest of a running callback, and all that it starts, into a draft: for events that nothing can wrap.
 * @throws OptionsError where the audit's context can't do that
 * @example
 * const enter = enterDrafts(audit);
 * onRequestStart.subscribe(({ request }) => enter(openDraft(audit, httpFacts(request))));
 */
export function enterDrafts(audit: Audit): (draft: Draft) => void {
  const { context } = audit[ROOMS].options;
  if (context.enter === undefined) {
    const message =
      'createAudit({ context }) must be left out here: only the default context can be entered.';
    throw new OptionsError('context', message);
  }
  return (draft) => context.enter?.(draft);
}

/**
 * Whether the running code is already in this draft's reach.
 * @example const run = isInDraft(audit, draft) ? next : () => runInDraft(audit, draft, next);
 */
export function isInDraft(audit: Audit, draft: Draft): boolean {
  return audit[ROOMS].context.current() === draft;
}

/**
 * Adds what a handler was decorated with, and asks who acts while the request is fresh.
 * @example describe(draft, { action: 'order.refund', target: { type: 'order', param: 'id' } });
 */
export function describe(draft: Draft, meta: AuditMeta): void {
  draft.meta = mergeMeta(draft.meta, meta);
  void draft.home.askActor(draft);
}

/**
 * An inner adapter, or auditreel's own page, answers this request: the outer draft makes no record.
 * @example claimDraft(draft);
 */
export function claimDraft(draft: Draft): void {
  draft.claimed = true;
}

/**
 * Calls `giveUp` 15 minutes from now, unless what it returns is called before.
 * @example
 * const answered = onNeverAnswered(audit, () => settleDraft(audit, draft, { statusCode: null, timedOut: true }));
 * response.on('close', answered);
 */
export function onNeverAnswered(audit: Audit, giveUp: () => void): () => void {
  return audit[ROOMS].neverAnswered.wait(giveUp);
}

/**
 * Has the record of a request where no crash can reach it, before its answer goes out; `describe` says what is known of
 * its end. Never throws and never waits. May be called again when more is known.
 * @example foreseeDraft(audit, draft, { statusCode: 200, describe: () => ({ statusCode: 200, route: '/orders/:id' }) });
 */
export function foreseeDraft(
  audit: Audit,
  draft: Draft,
  { statusCode, describe }: { readonly statusCode: number; readonly describe: () => RequestEnd },
): void {
  audit[ROOMS].foresee(draft, statusCode, describe);
}

/**
 * Has something said of the draft when its answer's status is decided (null: there is none), before it settles.
 * @example lastWord(draft, (statusCode) => { if (statusCode === 308) claimDraft(draft); });
 */
export function lastWord(draft: Draft, say: LastWord): void {
  draft.lastWords ??= [];
  draft.lastWords.push(say);
}

/**
 * Ends a request: exactly one record, whoever calls first. Never throws.
 * @example settleDraft(audit, draft, { statusCode: 200, route: '/orders/:id' });
 */
export function settleDraft(audit: Audit, draft: Draft, end: RequestEnd): void {
  audit[ROOMS].settle(draft, end);
}

/**
 * What the answer should say in its `SESSION_HEADER`, so that the recorder knows that its session is over; null while it
 * is not, and where the request named none.
 * @example
 * const ended = endedSession(audit, draft);
 * if (ended !== null) response.headers.set(SESSION_HEADER, ended);
 */
export function endedSession(audit: Audit, draft: Draft): string | null {
  const { sessionToken } = draft.tag;
  return sessionToken !== null && audit[ROOMS].sessionEnds(draft) ? sessionEnded(sessionToken) : null;
}

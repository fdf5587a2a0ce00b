import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audit } from '@auditreel/core';
import {
  announceSessionEnd,
  claimDraft,
  defaultDurability,
  enterDrafts,
  httpFacts,
  lastWord,
  openDraft,
  settleAtEnd,
  shareAudit,
} from '@auditreel/core/adapter';
import { endOf } from './end-of.js';
import { forwardedActions } from './forwarded-actions.js';
import { isNextsOwn } from './is-nexts-own.js';
import { normalPath } from './normal-path.js';
import { noteRefusedForm } from './note-refused-form.js';
import { recorderRouteCheck } from './recorder-route-check.js';

/** Sees one request from its first byte on. */
type Watch = (exchange: { readonly request: IncomingMessage; readonly response: ServerResponse }) => void;

const NO_STRICT =
  "durability.default is 'strict', which only handlers in withAudit or withAuditAction can keep: a Next server has no place that every request waits at.";

const WATCHING = Symbol.for('auditreel.next.watch');

/**
 * Records every mutating request and every auth event of the server that this process runs: route handlers, server
 * actions, API routes, forms. Called again, by a reload, the last audit counts.
 * @throws SecretError when `createAudit` got no secret; OptionsError when it got a `context`
 * @example
 * export async function register() {
 *   if (process.env.NEXT_RUNTIME === 'nodejs') {
 *     const { instrument } = await import('@auditreel/next/node');
 *     instrument((await import('./audit')).audit);
 *   }
 * }
 */
export function instrument(audit: Audit): void {
  const enter = enterDrafts(audit);
  shareAudit(audit);
  if (defaultDurability(audit) === 'strict') process.emitWarning(NO_STRICT, { code: 'ERR_AUDIT_STRICT' });
  const isUnservedRecorder = recorderRouteCheck(audit);
  const forwarded = forwardedActions();
  const holder = globalThis as { [WATCHING]?: Watch };
  if (holder[WATCHING] === undefined) {
    subscribe('http.server.request.start', (exchange) => {
      holder[WATCHING]?.(exchange as Parameters<Watch>[0]);
    });
  }
  holder[WATCHING] = function watchRequest({ request, response }) {
    const outer = forwarded.draftOf(request);
    if (outer !== null) return enter(outer);
    const draft = openDraft(audit, httpFacts(request, { url: normalPath(request.url ?? '/') }));
    lastWord(draft, (statusCode) => {
      const answered = { request, response, draft, statusCode };
      if (isUnservedRecorder(answered) || isNextsOwn(answered)) claimDraft(draft);
    });
    noteRefusedForm(audit, draft, { request, response });
    settleAtEnd(audit, draft, { res: response, describe: () => endOf(request) });
    announceSessionEnd(audit, draft, response);
    forwarded.expect(draft, { request, response });
    enter(draft);
  };
}

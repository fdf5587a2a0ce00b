import type { Audit, AuditMeta } from '@auditreel/core';
import {
  type Draft,
  noteBody,
  noteHandled,
  type RequestFacts,
  unavailableError,
} from '@auditreel/core/adapter';
import { headers } from 'next/headers.js';
import { placeOfRecord, runDescribed } from './described.js';
import { inOwnDraft } from './own-draft.js';
import { fieldsOf } from './watch-body.js';

/**
 * Says what a server action does: its record gets this action, its targets and named fields of its form. `redirect()`,
 * `notFound()`, `forbidden()` and `unauthorized()` pass through, and are what they are. Where no instrumented server
 * sees the request, it records by itself.
 * @example
 * export const refund = withAuditAction(audit, { action: 'order.refund', body: ['reason'] }, async (form: FormData) => {
 *   annotate({ target: { type: 'order', id: String(form.get('order')) } });
 * });
 */
export function withAuditAction<Args extends readonly unknown[], Result>(
  audit: Audit,
  meta: AuditMeta,
  action: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async function auditedAction(...args) {
    const runIn = async (draft: Draft): Promise<Result> => {
      noteBody(draft, bodyOf(args));
      const refuse = (): never => {
        throw unavailableError();
      };
      const run = (): Promise<Result> => action(...args);
      const result = await runDescribed(audit, draft, { meta, run, refuse });
      // What Next answers now is the page, drawn anew.
      noteHandled(draft);
      return result;
    };
    const place = placeOfRecord(audit);
    if (place === 'nowhere') return action(...args);
    if (place !== 'own') return runIn(place);
    return inOwnDraft(audit, {
      facts: await actionFacts(),
      run: runIn,
      runUnrecorded: () => action(...args),
      statusOf: () => 200,
    });
  };
}

/** The fields of an action's form, or of the last object it was called with: bound arguments and a state come before. */
function bodyOf(args: readonly unknown[]): unknown {
  const form = args.findLast((arg) => arg instanceof FormData);
  if (form !== undefined) return fieldsOf(form);
  return args.findLast((arg) => typeof arg === 'object' && arg !== null);
}

/** An action is told no request: its headers are, and they name the page that it was called from. */
async function actionFacts(): Promise<RequestFacts> {
  const known = await headers();
  const page = known.get('referer') ?? '/';
  return {
    method: 'POST',
    url: URL.canParse(page) ? new URL(page).pathname : '/',
    header: (name) => known.get(name) ?? undefined,
    headers: () => new Headers(known),
    peerAddress: null,
    native: known,
  };
}

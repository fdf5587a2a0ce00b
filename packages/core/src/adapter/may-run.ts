import { type Audit, ROOMS } from '../audit.js';
import type { Awaitable } from '../awaitable.js';
import { AuditError } from '../errors.js';
import type { Draft } from '../record/draft.js';
import { noteOutcome } from './note-handler.js';

/** An answer, as every framework can send it. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered where a handler must not run. */
export const UNAVAILABLE: PlainAnswer = {
  status: 503,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '2' },
  body: JSON.stringify({
    error: {
      code: 'AUDIT_UNAVAILABLE',
      message: 'Nothing was done, because it could not be recorded. Try again.',
    },
  }),
};

/**
 * Whether the handler may run: at once, unless its record is `strict`; then when its intent is committed, two seconds at
 * most. After `false` answer with {@link UNAVAILABLE}. Never rejects.
 * @example if (!(await mayRun(audit, draft))) return new Response(UNAVAILABLE.body, UNAVAILABLE);
 */
export function mayRun(audit: Audit, draft: Draft): Awaitable<boolean> {
  const may = audit[ROOMS].mayRun(draft);
  if (!(may instanceof Promise)) return may;
  return may.then((isCommitted) => {
    if (!isCommitted) noteOutcome(draft, { outcome: 'failure', reason: 'AUDIT_UNAVAILABLE' });
    // Who has gone meanwhile has a record that says so: nothing must follow it.
    return isCommitted && !draft.settled;
  });
}

/** What a handler that must not run throws, where it answers by throwing. */
export function unavailableError(): AuditError {
  return new AuditError(
    'ERR_AUDIT_STRICT',
    'Nothing was done: its durability is strict, and its intent could not be committed within 2 seconds. Try again.',
  );
}

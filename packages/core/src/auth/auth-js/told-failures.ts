import { draftOf } from '../../adapter/calls.js';
import type { Audit } from '../../audit.js';
import type { Draft } from '../../record/draft.js';
import { sharedByCopies } from '../../shared-by-copies.js';
import { fieldOf } from '../read-unknown.js';
import { recordSafely, type ToldEvent } from '../record-safely.js';

/** Requests whose failure is recorded: Auth.js logs what the provider has told already. */
const told = sharedByCopies('auth-js.told', (): WeakSet<Draft> => new WeakSet());

/** The same of what a host threw, where there is no request to know it by. */
const toldErrors = sharedByCopies('auth-js.told-errors', (): WeakSet<object> => new WeakSet());

/** Errors that Auth.js makes of what a provider or a callback has answered, and told by then. */
const TOLD_BEFORE: ReadonlySet<unknown> = new Set(['CredentialsSignin', 'AccessDenied']);

/** Records a failure, once a request; `error` is what the host threw, if it did. */
export async function tellFailure(
  audit: Audit,
  failure: Omit<ToldEvent, 'outcome' | 'actor'>,
  error?: unknown,
): Promise<void> {
  if (typeof error === 'object' && error !== null) toldErrors.add(error);
  const draft = draftOf(audit);
  if (draft !== null) {
    if (told.has(draft)) return;
    told.add(draft);
  }
  await recordSafely(audit, { ...failure, outcome: 'failure', actor: { type: 'anonymous' } });
}

/** Whether what Auth.js logs was recorded when it came up. */
export function wasTold(audit: Audit, logged: unknown): boolean {
  const draft = draftOf(audit);
  if (draft !== null) return told.has(draft);
  const cause = fieldOf(fieldOf(logged, 'cause'), 'err');
  const isHosts = typeof cause === 'object' && cause !== null && toldErrors.has(cause);
  return isHosts || TOLD_BEFORE.has(fieldOf(logged, 'type'));
}

import { type Audit, ROOMS } from '../audit.js';
import { OptionsError } from '../errors.js';
import type { TargetMeta } from '../options.js';
import type { Actor } from '../record/audit-record.js';
import { mergeMeta } from '../record/draft.js';
import { AUTH_ACTIONS, type AuthAction, type AuthReason, ENDS_SESSION } from './auth-actions.js';

/** What is known about an auth event. */
export interface AuthEvent {
  /** @default 'success' */
  readonly outcome?: 'success' | 'failure' | 'denied';
  /** Why not: a word of OCSF's list where one fits. */
  readonly reason?: AuthReason;
  /** Who acts, where the request's own `actor` can't tell, e.g. right after a login. */
  readonly actor?: Actor;
  /** The name somebody typed. Stored hashed unless `accountId` says that it is an account's: people type passwords there. */
  readonly claimed?: string;
  /** The account that `claimed` belongs to. */
  readonly accountId?: string | number;
  readonly target?: TargetMeta | readonly TargetMeta[];
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * Records an auth event. Inside a request it names that request's record; a second one in the same request, and one
 * outside any, is a record of its own. Resolves when the request's actor has been asked.
 * @example await recordAuth(audit, 'authn.login', { outcome: 'failure', claimed: email, reason: 'INVALID_CREDENTIALS' });
 */
export async function recordAuth(audit: Audit, action: AuthAction, event: AuthEvent = {}): Promise<void> {
  if (!AUTH_ACTIONS.includes(action)) {
    throw new OptionsError(
      'action',
      `recordAuth knows no "${action}". Use audit.record for actions of your own.`,
    );
  }
  const rooms = audit[ROOMS];
  const outcome = event.outcome ?? 'success';
  const meta = {
    action,
    kind: 'auth' as const,
    outcome,
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.metadata === undefined ? {} : { metadata: event.metadata }),
    target: targetsOf(event, rooms.options.keys.hash),
  };
  const draft = rooms.context.current();
  if (draft === undefined || draft.settled || draft.auth !== null) {
    audit.record({ ...meta, ...(event.actor === undefined ? {} : { actor: event.actor }) });
    return;
  }
  draft.auth = action;
  draft.meta = mergeMeta(draft.meta, meta);
  draft.actor = event.actor ?? draft.actor;
  if (outcome === 'success' && ENDS_SESSION.has(action)) draft.endsSession = true;
  await draft.home.askActor(draft);
}

function targetsOf(event: AuthEvent, hash: (value: string) => string): readonly TargetMeta[] {
  const given = event.target === undefined ? [] : Array.isArray(event.target) ? event.target : [event.target];
  if (event.claimed === undefined) return given as readonly TargetMeta[];
  const claimed: TargetMeta =
    event.accountId === undefined
      ? { type: 'user', name: `hash:${hash(event.claimed.trim().toLowerCase())}`, verified: false }
      : { type: 'user', id: event.accountId, name: event.claimed, verified: false };
  return [claimed, ...(given as readonly TargetMeta[])];
}

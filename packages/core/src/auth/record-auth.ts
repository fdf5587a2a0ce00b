import { type Audit, ROOMS } from '../audit.js';
import { allOf } from '../awaitable.js';
import { OptionsError } from '../errors.js';
import type { TargetMeta } from '../options.js';
import type { Actor } from '../record/audit-record.js';
import { type Draft, mergeMeta } from '../record/draft.js';
import { cleanTextOrNull } from '../record/hygiene.js';
import { namedActor } from '../record/plain-actor.js';
import { targetMetas } from '../record/targets.js';
import type { ResolvedOptions } from '../resolve-options.js';
import type { SessionEndReason } from '../storage/ports.js';
import { asError } from '../thrown.js';
import {
  AUTH_ACTIONS,
  type AuthAction,
  type AuthReason,
  ENDS_SESSION,
  KEEPS_OLD_ACTOR,
} from './auth-actions.js';

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
 * @throws OptionsError when the action is none of auditreel's
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
    target: targetsOf(event, rooms.options),
  };
  const draft = rooms.context.current();
  const isOpen = draft !== undefined && !draft.settled;
  if (isOpen && outcome === 'success' && ENDS_SESSION.has(action) && !isOfAnother(action, event)) {
    draft.endsSession ??= endReasonOf(action);
    draft.onSessionEnd?.();
  }
  if (!isOpen || draft.auth !== null) {
    audit.record({ ...meta, ...(event.actor === undefined ? {} : { actor: event.actor }) });
    return;
  }
  draft.auth = action;
  draft.meta = mergeMeta(draft.meta, meta);
  if (event.actor != null) draft.actor = namedActor(event.actor, rooms.options.onError);
  // Who is told needs no asking: that reads the request as it came in, before this login.
  else if (!KEEPS_OLD_ACTOR.has(action) || !(await isAnswered(draft))) await draft.home.askActor(draft);
}

/** Somebody who doesn't answer is not waited for twice; an `anonymous` may be of before the host's own authentication. */
async function isAnswered({ answers }: Draft): Promise<boolean> {
  return (await allOf(answers)).some(({ actor }) => actor.type !== 'anonymous');
}

/** An administrator who deletes somebody else's account stays where they are. */
function isOfAnother(action: AuthAction, { actor, target }: AuthEvent): boolean {
  const [deleted] = targetMetas(target);
  if (action !== 'user.delete' || actor?.id === undefined || deleted?.id === undefined) return false;
  return deleted.type === 'user' && String(deleted.id) !== actor.id;
}

function endReasonOf(action: AuthAction): SessionEndReason {
  return action.startsWith('impersonation.') ? 'impersonation' : 'logout';
}

function targetsOf(event: AuthEvent, options: ResolvedOptions): readonly TargetMeta[] {
  const given = targetMetas(event.target);
  // What was typed comes out of a request's body: it may be anything.
  const claimed = cleanTextOrNull(event.claimed, 1024);
  if (claimed === null) return given;
  if (event.accountId != null) {
    return [{ type: 'user', id: event.accountId, name: claimed, verified: false }, ...given];
  }
  return [{ type: 'user', ...hashed(claimed, options), verified: false }, ...given];
}

function hashed(claimed: string, { keys, onError }: ResolvedOptions): { readonly name?: string } {
  try {
    return { name: `hash:${keys.hash(claimed.trim().toLowerCase())}` };
  } catch (error) {
    onError(asError(error));
    return {};
  }
}

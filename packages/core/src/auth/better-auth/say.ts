import type { AuthAction } from '../auth-actions.js';
import { textAt } from '../read-unknown.js';
import type { EndedCall, Said } from './ended-call.js';
import { failureOf } from './failure-reason.js';

/** What a call of one endpoint did; nothing where it only answered. */
export type Describe = (call: EndedCall) => readonly Said[];

/** One thing that the call did, or tried to do. */
export function say(
  call: EndedCall,
  action: AuthAction,
  more: Omit<Said, 'action' | 'outcome' | 'reason'> = {},
): Said {
  return { action, ...more, ...(call.error === null ? {} : failureOf(action, call.error)) };
}

/** A field of the body as the name that somebody typed. */
export function claimOf({ body }: EndedCall, field: string): Pick<Said, 'claim'> {
  const name = textAt(body, field);
  return name === undefined ? {} : { claim: { field, name } };
}

/** A user as target, by a field of the body. */
export function userIn({ body }: EndedCall, field = 'userId'): Pick<Said, 'target'> {
  return userTarget(textAt(body, field));
}

/** A user as target, if it is known. */
export function userTarget(id: string | null | undefined): Pick<Said, 'target'> {
  return id ? { target: { type: 'user', id } } : {};
}

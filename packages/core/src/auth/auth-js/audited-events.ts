import { draftOf } from '../../adapter/calls.js';
import type { Audit } from '../../audit.js';
import type { Draft } from '../../record/draft.js';
import { sharedByCopies } from '../../shared-by-copies.js';
import { fieldOf, textAt } from '../read-unknown.js';
import { recordSafely, safely, type ToldEvent } from '../record-safely.js';
import { type AuthJsUser, functionIn, type ToActor } from './auth-js-shapes.js';

/** Who a request's session was of, for adapters that do not tell when they delete it. */
const leaving = sharedByCopies('auth-js.leaving', (): WeakMap<Draft, AuthJsUser> => new WeakMap());

/** The host's events, with ours in front: theirs may take their time. */
export function auditedEvents(audit: Audit, events: object | undefined, toActor: ToActor): object {
  const add = (name: string, tell: (message: unknown) => ToldEvent): object => {
    const original = functionIn(events, name);
    return {
      [name]: async (message: unknown): Promise<void> => {
        const told = await safely(audit, () => tell(message));
        if (told !== undefined) await recordSafely(audit, told);
        await original?.(message);
      },
    };
  };
  return {
    ...events,
    ...add('signIn', (message) => ({
      action: 'authn.login',
      ...by(toActor, userIn(message)),
      ...provider(message),
    })),
    ...add('createUser', (message) => ({
      action: 'user.create',
      ...by(toActor, userIn(message)),
      ...target(userIn(message)),
    })),
    ...add('signOut', (message) => ({ action: 'authn.logout', ...by(toActor, whoLeaves(audit, message)) })),
  };
}

/** The host's adapter, asked whose session it is before that is deleted. */
export function auditedAdapter(audit: Audit, adapter: object | undefined): object | undefined {
  const deleteSession = functionIn(adapter, 'deleteSession');
  const find = functionIn(adapter, 'getSessionAndUser');
  if (deleteSession === undefined || find === undefined) return adapter;
  return {
    ...adapter,
    deleteSession: async (token: unknown): Promise<unknown> => {
      const draft = draftOf(audit);
      const found = draft === null ? null : await safely(audit, () => find(token));
      if (draft !== null && fieldOf(found, 'user') !== undefined) leaving.set(draft, userIn(found));
      return deleteSession(token);
    },
  };
}

function userIn(message: unknown): AuthJsUser {
  const user = fieldOf(message, 'user');
  return typeof user === 'object' && user !== null ? (user as AuthJsUser) : {};
}

/** Auth.js tells the token of a JWT session, and of one in a database what the adapter made of it. */
function whoLeaves(audit: Audit, message: unknown): AuthJsUser {
  const draft = draftOf(audit);
  const known = draft === null ? undefined : leaving.get(draft);
  if (known !== undefined) return known;
  const token = fieldOf(message, 'token');
  const id = textAt(token, 'sub') ?? textAt(message, 'session', 'userId');
  if (id === undefined) return {};
  return { id, name: textAt(token, 'name') ?? null, email: textAt(token, 'email') ?? null };
}

function by(toActor: ToActor, user: AuthJsUser): Pick<ToldEvent, 'actor'> {
  const actor = toActor(user);
  return actor === undefined ? {} : { actor };
}

function target({ id }: AuthJsUser): Pick<ToldEvent, 'target'> {
  return id ? { target: { type: 'user', id } } : {};
}

function provider(message: unknown): Pick<ToldEvent, 'metadata'> {
  const id = textAt(message, 'account', 'provider');
  return id === undefined ? {} : { metadata: { provider: id } };
}
